package io.clinstream.producer.source.ward;

import java.util.Random;

/**
 * How ill a patient of a ward with known hazard is, hour by hour: a stationary Gaussian process of the first order (the
 * Ornstein–Uhlenbeck process seen at whole hours) about a personal level, with unit variance. An event is treated: the
 * severity begins anew near the personal level. What comes next depends on the present severity alone.
 *
 * @param level where the severity lies in the long run, finite
 */
record SeverityProcess(double level) {

    /** Time in which a deviation falls to 1/e. */
    static final double HOURS = 48;

    static final double PERSISTENCE = StrictMath.exp(-1 / HOURS);
    static final double INNOVATION = StrictMath.sqrt(1 - PERSISTENCE * PERSISTENCE);

    /** Standard deviation about the personal level right after an event. */
    static final double AFTER_EVENT = 0.5;

    private static final double MIDDLE_AGE = 65;
    private static final double PER_YEAR = 0.016;

    /** The older, the iller. */
    static SeverityProcess atAge(int years) {
        return new SeverityProcess(PER_YEAR * (years - MIDDLE_AGE));
    }

    /** A severity at the beginning. */
    double first(Random random) {
        return level + random.nextGaussian();
    }

    /** The severity an hour later. */
    double next(double severity, boolean event, Random random) {
        double scatter = random.nextGaussian();
        return event ? level + AFTER_EVENT * scatter : expected(severity) + INNOVATION * scatter;
    }

    /** Mean of the severity an hour later, without an event. */
    double expected(double severity) {
        return level + PERSISTENCE * (severity - level);
    }
}
