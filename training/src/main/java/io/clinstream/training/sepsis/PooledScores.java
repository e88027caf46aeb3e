package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.Scores;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One scorer's out-of-fold probabilities and gains, fold after fold, read in the order of the whole cohort.
 *
 * <p>Not a record: records and arrays do not go together.
 */
final class PooledScores {

    private final String name;
    private final Map<String, double[]> probabilities = new HashMap<>();
    private final Map<String, Double> gains = new HashMap<>();

    PooledScores(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Takes a fold, alarms by its own threshold. */
    void add(ScoredPart fold, double threshold) {
        double[] gained = fold.gained(threshold);
        List<Stay> stays = fold.stays();
        for (int stay = 0; stay < stays.size(); stay++) {
            String patient = stays.get(stay).patient();
            if (probabilities.put(patient, fold.beforeOnset(stay)) != null) {
                throw new IllegalStateException("a patient lies in two folds");
            }
            gains.put(patient, gained[stay]);
        }
    }

    /** Probabilities of the hours before the onset of all these stays, each in one fold. */
    Scores scores(List<Stay> stays) {
        return Scores.probabilities(
                name,
                stays.stream()
                        .flatMapToDouble(stay -> Arrays.stream(of(probabilities, stay)))
                        .toArray());
    }

    /** What the alarms of each stay are worth more than silence. */
    double[] gained(List<Stay> stays) {
        return stays.stream().mapToDouble(stay -> of(gains, stay)).toArray();
    }

    private static <T> T of(Map<String, T> byPatient, Stay stay) {
        T value = byPatient.get(stay.patient());
        if (value == null) {
            throw new IllegalStateException("a patient lies in no fold");
        }
        return value;
    }
}
