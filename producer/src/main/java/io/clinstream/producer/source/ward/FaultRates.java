package io.clinstream.producer.source.ward;

import java.time.Duration;

/**
 * How often what goes wrong: shares of events, 0 to 1.
 *
 * @param noise factor on the natural scatter of measurements; 1 is natural
 * @param missed readings that are never taken
 * @param duplicates events sent twice
 * @param late events sent up to {@code lateBy} late
 * @param lateBy longest delay
 * @param outOfOrder events overtaken by the patient's next ones
 * @param unitMixUps values whose unit is not theirs
 * @param impossible readings with a value no living patient has
 * @param clockErrors events of a device whose clock is wrong: two hours ahead or a day behind
 */
public record FaultRates(
        double noise,
        double missed,
        double duplicates,
        double late,
        Duration lateBy,
        double outOfOrder,
        double unitMixUps,
        double impossible,
        double clockErrors) {

    public FaultRates {
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException("--noise must be a number, not negative");
        }
        share(missed, "--missed");
        share(duplicates, "--duplicates");
        share(late, "--late");
        share(outOfOrder, "--out-of-order");
        share(unitMixUps, "--unit-mix-ups");
        share(impossible, "--impossible");
        share(clockErrors, "--clock-errors");
        if (lateBy.isNegative() || lateBy.isZero()) {
            throw new IllegalArgumentException("--late-by must be positive");
        }
    }

    private static void share(double rate, String option) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(option + " must be a rate between 0 and 1");
        }
    }
}
