package io.clinstream.training.calibration;

import io.clinstream.training.calibration.ThresholdRule.AlertBurden;
import io.clinstream.training.calibration.ThresholdRule.Sensitivity;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.PatientDays;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Where MEDIUM and HIGH begin: a probability at or above it has that level.
 *
 * @param medium above 0
 * @param high above {@code medium}, below 1
 * @param rule what they were chosen by
 */
public record Thresholds(double medium, double high, String rule) {

    private static final double HUNDRED = 100;

    /** Checks the order. */
    public Thresholds {
        if (!(medium > 0) || !(high > medium) || !(high < 1)) {
            throw new CalibrationException("thresholds must be 0 < medium < high < 1, were " + medium + " and " + high
                    + ": the scores have too few distinct values for this rule");
        }
    }

    /**
     * Chooses thresholds among the probabilities of the validation part.
     *
     * @throws CalibrationException the probabilities have too few distinct values for the rule
     */
    public static Thresholds choose(ThresholdRule rule, LabelledRows rows, double[] probabilities) {
        double[] falling = Arrays.stream(probabilities)
                .map(probability -> -probability)
                .sorted()
                .distinct()
                .map(negated -> -negated)
                .toArray();
        if (rule instanceof AlertBurden burden) {
            double days = PatientDays.of(rows);
            return new Thresholds(
                    lowest(
                            falling,
                            threshold -> burden(burden, rows, probabilities, threshold, days) <= burden.medium()),
                    lowest(falling, threshold -> burden(burden, rows, probabilities, threshold, days) <= burden.high()),
                    rule.text());
        }
        Sensitivity sensitivity = (Sensitivity) rule;
        double[] positives = IntStream.range(0, rows.size())
                .filter(rows::positive)
                .mapToDouble(row -> -probabilities[row])
                .sorted()
                .toArray();
        return new Thresholds(
                reaching(positives, sensitivity.medium()), reaching(positives, sensitivity.high()), rule.text());
    }

    private static double burden(
            AlertBurden rule, LabelledRows rows, double[] probabilities, double threshold, double days) {
        return HUNDRED * rule.alerts().of(rows, probabilities, threshold).raised() / days;
    }

    /** The lowest of falling values that still keeps the limit; alerts never grow fewer as the threshold falls. */
    private static double lowest(double[] falling, DoublePredicate keepsLimit) {
        int good = -1;
        int bad = falling.length;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (keepsLimit.test(falling[middle])) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        if (good < 0) {
            throw new CalibrationException("even the highest probability of the validation part brings more alerts than"
                    + " that; allow more, or train on more patients");
        }
        return falling[good];
    }

    private static double reaching(double[] negatedPositives, double share) {
        int needed = Math.max(1, (int) Math.ceil(share * negatedPositives.length));
        return -negatedPositives[needed - 1];
    }
}
