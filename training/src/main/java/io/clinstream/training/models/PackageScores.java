package io.clinstream.training.models;

import io.clinstream.models.calibration.PlattCalibration;
import io.clinstream.models.margin.MarginModel;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.Scores;

/** What a packaged model says of rows, by the function that serves. Rules on age are not asked: every row has a score. */
final class PackageScores {

    private PackageScores() {}

    static Scores of(String name, ModelPackage pack, LabelledRows rows) {
        PlattCalibration calibration = pack.manifest().calibration().platt();
        int[] places = rows.places(pack.manifest().inputs());
        double[] probabilities = new double[rows.size()];
        try (MarginModel model = pack.openMargin()) {
            for (int row = 0; row < probabilities.length; row++) {
                double margin = model.margin(rows.inputs(row, places));
                if (!Double.isFinite(margin)) {
                    throw new NoComparisonException(name + " gives no number for some of the rows");
                }
                probabilities[row] = PlattCalibration.probability(calibration.logOdds(margin));
            }
        }
        return Scores.probabilities(name, probabilities);
    }
}
