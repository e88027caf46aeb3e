package io.clinstream.operations.calibration;

import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** The last value of every signal within the 24 hours up to now: the window {@code (now - 24 h, now]}. */
final class CarriedForward {

    static final long WINDOW_HOURS = 24;

    private final Map<Signal, Taken> last = new EnumMap<>(Signal.class);

    private record Taken(long hour, BigDecimal value) {}

    void take(long hour, Map<Signal, BigDecimal> values) {
        values.forEach((signal, value) -> last.put(signal, new Taken(hour, value)));
    }

    Map<Signal, BigDecimal> at(long hour) {
        Map<Signal, BigDecimal> values = new EnumMap<>(Signal.class);
        last.forEach((signal, taken) -> {
            if (taken.hour() > hour - WINDOW_HOURS) {
                values.put(signal, taken.value());
            }
        });
        return values;
    }
}
