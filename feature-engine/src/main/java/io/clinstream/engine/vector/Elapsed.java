package io.clinstream.engine.vector;

import io.clinstream.engine.exact.CorrectRounding;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Time that has passed since an instant. */
final class Elapsed {

    static final long DAY_MILLIS = 86_400_000L;

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long SECOND_MILLIS = 1_000L;

    private Elapsed() {}

    /** Hours since the newest of some instants; empty without one. */
    static OptionalDouble hours(LongStream times, long asOf) {
        return hours(times.max(), asOf);
    }

    /** Hours since an instant; empty without one, and before it. */
    static OptionalDouble hours(OptionalLong time, long asOf) {
        return since(time, asOf, HOUR_MILLIS);
    }

    /** Seconds since an instant; empty without one, and before it. */
    static OptionalDouble seconds(OptionalLong time, long asOf) {
        return since(time, asOf, SECOND_MILLIS);
    }

    private static OptionalDouble since(OptionalLong time, long asOf, long unit) {
        return time.isEmpty() || time.getAsLong() > asOf
                ? OptionalDouble.empty()
                : OptionalDouble.of(CorrectRounding.quotient(asOf - time.getAsLong(), unit));
    }
}
