package io.clinstream.producer.time;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a replay is moved to end at its own present: when the last event is sent, it is its time. Faster than real
 * time, earlier events lie in the past; none is ever in the future, which intake would refuse as clock skew.
 */
public final class ReplayShift {

    private ReplayShift() {}

    /**
     * The shift of a replay that starts at {@code now}.
     *
     * @param first due time of the first event
     * @param last due time of the last event
     * @param grain the shift is a multiple of it, rounded down
     */
    public static Duration toEndNow(Instant first, Instant last, Speed speed, Instant now, Duration grain) {
        Instant end = now.plus(speed.onTheWall(Duration.between(first, last)));
        long exact = Duration.between(last, end).toMillis();
        return Duration.ofMillis(Math.floorDiv(exact, grain.toMillis()) * grain.toMillis());
    }
}
