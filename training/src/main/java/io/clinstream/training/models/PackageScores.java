package io.clinstream.training.models;

import io.clinstream.models.calibration.PlattCalibration;
import io.clinstream.models.margin.MarginModel;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.Scores;
import io.clinstream.training.pipeline.MarginScores;
import java.util.Arrays;

/** What a packaged model says of rows, by the function that serves. Rules on age are not asked: every row has a score. */
final class PackageScores {

    private PackageScores() {}

    static Scores of(String name, ModelPackage pack, LabelledRows rows) {
        PlattCalibration calibration = pack.manifest().calibration().platt();
        double[] margins;
        try (MarginModel model = pack.openMargin()) {
            margins = MarginScores.of(model, pack.manifest().inputs(), rows);
        }
        if (!Arrays.stream(margins).allMatch(Double::isFinite)) {
            throw new NoComparisonException(name + " gives no number for some of the rows");
        }
        double[] probabilities = Arrays.stream(margins)
                .map(margin -> PlattCalibration.probability(calibration.logOdds(margin)))
                .toArray();
        return Scores.probabilities(name, probabilities);
    }
}
