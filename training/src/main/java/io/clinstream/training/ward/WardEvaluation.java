package io.clinstream.training.ward;

import io.clinstream.models.calibration.PlattCalibration;
import io.clinstream.models.margin.MarginModel;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.PairedFigures;
import io.clinstream.training.evaluation.PatientBootstrap;
import io.clinstream.training.evaluation.Reliability;
import io.clinstream.training.evaluation.Scores;
import java.util.ArrayList;
import java.util.List;

/**
 * A model on the test part of a ward with known hazard, beside what could be known.
 *
 * @param trainingSet id of the training set
 * @param rows of the test part
 * @param positives of them
 * @param patients of the test part
 * @param contradicted test rows whose label is not what happened
 * @param figures model, rival, true hazard, true risk and NEWS2 on the same rows, and the model's differences
 * @param reliability of the model, in tenths of the rows
 */
public record WardEvaluation(
        String trainingSet,
        int rows,
        int positives,
        int patients,
        int contradicted,
        PairedFigures figures,
        List<Reliability.Bin> reliability) {

    /** How far the model's AUROC may lie below that of the true hazard. */
    public static final double MARGIN = 0.02;

    private static final double FLATTEST = 0.9;
    private static final double STEEPEST = 1.1;
    private static final int HAZARD = 2;
    private static final String NEWS2_COLUMN = "news2_last";

    /** Copies the list. */
    public WardEvaluation {
        reliability = List.copyOf(reliability);
    }

    /**
     * Scores the test part with the code that serves.
     *
     * @throws io.clinstream.models.InvalidModelException a package holds no model
     */
    public static WardEvaluation of(
            String trainingSet,
            LabelledRows test,
            ModelPackage model,
            ModelPackage rival,
            HazardTruth truth,
            PatientBootstrap bootstrap) {
        KnownRisks known = KnownRisks.of(test, truth);
        List<Scores> scorers =
                new ArrayList<>(List.of(score(model, test), score(rival, test), known.hazard(), known.risk()));
        scorers.add(Scores.column("NEWS2", test, NEWS2_COLUMN));
        return new WardEvaluation(
                trainingSet,
                test.size(),
                test.positives(),
                test.patientCount(),
                known.contradicted(),
                PairedFigures.of(test, scorers, bootstrap),
                Reliability.of(test, scorers.get(0).values(), Reliability.USUAL_BINS));
    }

    /** AUROC of the true hazard minus that of the model. */
    public double lost() {
        return figures.scorers().get(HAZARD).auroc().estimate()
                - figures.scorers().get(0).auroc().estimate();
    }

    /** Whether the model is within {@link #MARGIN} of the true hazard, and its slope between 0.9 and 1.1. */
    public boolean meetsTheGoal() {
        double slope = figures.scorers().get(0).slope().estimate();
        return lost() <= MARGIN && slope >= FLATTEST && slope <= STEEPEST && contradicted == 0;
    }

    private static Scores score(ModelPackage packaged, LabelledRows rows) {
        MarginModel model = packaged.openMargin();
        try {
            int[] places = rows.places(packaged.manifest().inputs());
            PlattCalibration calibration = packaged.manifest().calibration().platt();
            double[] probabilities = new double[rows.size()];
            for (int row = 0; row < probabilities.length; row++) {
                double margin = model.margin(rows.inputs(row, places));
                probabilities[row] = PlattCalibration.probability(calibration.logOdds(margin));
            }
            return Scores.probabilities(packaged.manifest().name(), probabilities);
        } finally {
            model.close();
        }
    }
}
