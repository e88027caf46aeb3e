package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;

/**
 * How long a measurement is remembered after it became known: long enough for the longest look-back, and for a
 * repetition to be recognised (48 hours for dense vital signs, 30 days for the rest).
 */
final class Retention {

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long DENSE = 2 * DAY_MILLIS;
    private static final long SPARSE = 31 * DAY_MILLIS;
    private static final long BODY_SIZE = 91 * DAY_MILLIS;

    private Retention() {}

    static long of(MeasurementCode code) {
        if (code == Signal.WEIGHT || code == Signal.HEIGHT) {
            return BODY_SIZE;
        }
        return code instanceof Signal ? DENSE : SPARSE;
    }
}
