package io.clinstream.features.quality;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two limits of a figure. A figure that equals a limit keeps it.
 *
 * @param worse which direction is worse; empty: any figure will do
 * @param warn first limit, in the unit of the measure
 * @param breach second limit
 */
public record Threshold(Optional<Worse> worse, double warn, double breach) {

    /** Any figure will do. */
    public static final Threshold NONE = new Threshold(Optional.empty(), 0, 0);

    /** Which direction is worse. */
    public enum Worse {
        /** Less is worse. */
        LESS,
        /** More is worse. */
        MORE
    }

    /** Checks that the second limit is not the milder one. */
    public Threshold {
        boolean ordered = worse.isEmpty() || (worse.get() == Worse.MORE ? warn <= breach : warn >= breach);
        if (!Double.isFinite(warn) || !Double.isFinite(breach) || !ordered) {
            throw new IllegalArgumentException(
                    "the limit of WARN must be reached before that of BREACH, was " + warn + " and " + breach);
        }
    }

    static Threshold atLeast(double warn, double breach) {
        return new Threshold(Optional.of(Worse.LESS), warn, breach);
    }

    static Threshold atMost(double warn, double breach) {
        return new Threshold(Optional.of(Worse.MORE), warn, breach);
    }

    static Threshold atMost(Duration warn, Duration breach) {
        return atMost((double) warn.toSeconds(), (double) breach.toSeconds());
    }

    /** Judges a figure; null is none. */
    public Status judge(@Nullable Double value) {
        if (value == null) {
            return Status.NO_DATA;
        }
        if (beyond(value, breach)) {
            return Status.BREACH;
        }
        return beyond(value, warn) ? Status.WARN : Status.OK;
    }

    private boolean beyond(double value, double limit) {
        return worse.map(direction -> direction == Worse.MORE ? value > limit : value < limit)
                .orElse(false);
    }
}
