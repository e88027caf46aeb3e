package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.util.EnumSet;
import java.util.Set;

/**
 * How long measurements are remembered. Dense bedside signals: 48 hours after both their event and their becoming known,
 * twice the longest window over them, which is also as long as a repetition is recognised. If they were corrected, 8
 * days, because corrections are counted for 7. Everything else, which is sparse and can be a baseline, for good.
 */
final class Retention {

    /** Forgetting happens at full multiples of this. */
    static final long STEP = 6 * 3_600_000L;

    /** Of a dense measurement of which one thing was said. */
    static final long DENSE = 48 * 3_600_000L;

    /** Of a dense measurement that was corrected or withdrawn. */
    static final long REVISED = 8 * 24 * 3_600_000L;

    /** The signals that are forgotten. */
    static final Set<MeasurementCode> FORGETTABLE =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Signal.WEIGHT, Signal.HEIGHT)));

    private Retention() {}
}
