package io.clinstream.training.pipeline;

import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.Assessment;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.Scores;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The package, opened as the prediction API opens it, must say of rows of the test part what was evaluated: else the report
 * would be of another model.
 */
final class SelfCheck {

    private static final int MOST_ROWS = 500;

    private SelfCheck() {}

    /**
     * Checks a sample.
     *
     * @throws IllegalStateException a probability differs in any bit
     */
    static void run(ModelPackage pack, LabelledRows rows, Scores evaluated) {
        double[] expected = evaluated.values();
        int sample = Math.min(MOST_ROWS, rows.size());
        try (ScoringModel served = pack.open(pack.manifest().name() + "-candidate")) {
            for (int index = 0; index < sample; index++) {
                int row = (int) ((long) index * rows.size() / sample);
                Assessment assessment = served.assess(input(pack, rows, row));
                boolean same = assessment.score().isEmpty()
                        || assessment.score().orElseThrow().probability() == expected[row];
                if (!same) {
                    throw new IllegalStateException(
                            "the package of " + pack.manifest().name()
                                    + " scores a row of the test part in another way than it was evaluated");
                }
            }
        }
    }

    private static ScoringInput input(ModelPackage pack, LabelledRows rows, int row) {
        Map<String, Double> features = new HashMap<>();
        for (String column : rows.columns()) {
            float value = rows.value(row, rows.place(column));
            if (!Float.isNaN(value)) {
                features.put(column, (double) value);
            }
        }
        Instant instant = Instant.ofEpochMilli(rows.instant(row));
        Map<String, Long> fresh = Map.of("vitals", 0L, "labs", 0L, "adverse_events", 0L);
        return new ScoringInput(pack.manifest().featureSet(), features, instant, fresh, instant);
    }
}
