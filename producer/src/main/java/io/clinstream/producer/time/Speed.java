package io.clinstream.producer.time;

import java.time.Duration;

/**
 * How fast recorded time passes: 1 is real time, 60 an hour a minute, infinite without waiting.
 *
 * @param factor positive, may be infinite
 */
public record Speed(double factor) {

    /** Without waiting. */
    public static final Speed UNLIMITED = new Speed(Double.POSITIVE_INFINITY);

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed must be positive, was " + factor);
        }
    }

    /**
     * Reads {@code max} or a positive number.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return UNLIMITED;
        }
        try {
            return new Speed(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "speed must be a positive number or max, was \"" + text + "\"", notANumber);
        }
    }

    /** Whether nothing waits. */
    public boolean isUnlimited() {
        return Double.isInfinite(factor);
    }

    /** Time that passes on the wall while {@code recorded} passes in the source. */
    public Duration onTheWall(Duration recorded) {
        return Duration.ofMillis(Math.round(recorded.toMillis() / factor));
    }
}
