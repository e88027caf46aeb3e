package io.clinstream.training.calibration;

import io.clinstream.training.evaluation.AlertRule;
import java.util.Locale;

/** From what the thresholds of MEDIUM and HIGH are chosen, on the validation part. */
public sealed interface ThresholdRule {

    /** Text of the rule, for the model package. */
    String text();

    /**
     * What the ward can bear: the lowest thresholds that keep to a number of alerts.
     *
     * @param high most alerts per 100 patient-days at HIGH, above 0
     * @param medium most alerts per 100 patient-days at MEDIUM, above {@code high}
     * @param alerts when a score is an alert
     */
    record AlertBurden(double high, double medium, AlertRule alerts) implements ThresholdRule {

        /** Checks the order. */
        public AlertBurden {
            if (!(high > 0) || !(medium > high)) {
                throw new IllegalArgumentException(
                        "alerts per 100 patient-days must be above 0 and more at MEDIUM than at HIGH, were " + high
                                + " and " + medium);
            }
        }

        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "high: at most %s alerts per 100 patient-days on the validation part; medium: at most %s; a patient is"
                            + " alerted at most once in %d h",
                    shortest(high),
                    shortest(medium),
                    alerts.silence().toHours());
        }
    }

    /**
     * What must be found: the highest thresholds that reach a share of the positive rows.
     *
     * @param medium share of the positive rows at or above MEDIUM, above {@code high} and at most 1
     * @param high share of the positive rows at or above HIGH, above 0
     */
    record Sensitivity(double medium, double high) implements ThresholdRule {

        /** Checks the order. */
        public Sensitivity {
            if (!(high > 0) || !(medium > high) || !(medium <= 1)) {
                throw new IllegalArgumentException(
                        "sensitivities must be above 0, at most 1, and higher at MEDIUM than at HIGH, were " + medium
                                + " and " + high);
            }
        }

        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "medium: reaches %s of the positive rows of the validation part; high: reaches %s",
                    shortest(medium),
                    shortest(high));
        }
    }

    private static String shortest(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
