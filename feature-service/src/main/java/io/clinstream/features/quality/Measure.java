package io.clinstream.features.quality;

import io.clinstream.features.quality.Threshold.Worse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one topic and source over the records that were appended on one day. Ratios lie between 0 and 1.
 * Only live records count for {@link #GAP}, {@link #FRESHNESS}, {@link #EVENT_AGE} and the arrival lags: a historical load
 * says nothing about time.
 */
public enum Measure {
    /** Measurements of all readings over those there would be, had each reading every signal the source gave that day. */
    MEASUREMENTS(Dimension.COMPLETENESS, Unit.RATIO, Threshold.atLeast(0.25, 0.05)),
    /** Descriptive fields that are filled, over all that a topic's records could carry. */
    FIELDS(Dimension.COMPLETENESS, Unit.RATIO, Threshold.atLeast(0.25, 0.05)),
    /** Longest time between two readings of a source; vital signs only. */
    GAP(Dimension.COMPLETENESS, Unit.SECONDS, Threshold.atMost(Duration.ofHours(1), Duration.ofHours(6))),

    /** Records of which nothing was accepted, over all records. */
    REFUSED(Dimension.VALIDITY, Unit.RATIO, Threshold.atMost(0.01, 0.05)),
    /** Accepted readings that lost a measurement, over all accepted records. */
    PARTIAL(Dimension.VALIDITY, Unit.RATIO, Threshold.atMost(0.01, 0.05)),
    /** Accepted rows outside the suspect limits, over all accepted rows. */
    SUSPECT(Dimension.VALIDITY, Unit.RATIO, Threshold.atMost(0.05, 0.2)),
    /** Records that are neither accepted nor refused, over all records: none may be. */
    UNACCOUNTED(Dimension.VALIDITY, Unit.RATIO, Threshold.atMost(0, 0)),

    /** Accepted records that say nothing new, over all accepted records. */
    DUPLICATES(Dimension.UNIQUENESS, Unit.RATIO, Threshold.atMost(0.05, 0.2)),
    /** Accepted rows that contradict another of the same identity, over all accepted rows. */
    CONFLICTS(Dimension.UNIQUENESS, Unit.RATIO, Threshold.atMost(0.001, 0.01)),

    /** From the newest append to the end of the day, or to now. */
    FRESHNESS(Dimension.TIMELINESS, Unit.SECONDS, Threshold.atMost(Duration.ofHours(1), Duration.ofHours(12))),
    /** From the newest event to the end of the day, or to now; negative where a source is ahead. */
    EVENT_AGE(Dimension.TIMELINESS, Unit.SECONDS, Threshold.atMost(Duration.ofHours(6), Duration.ofHours(24))),
    /** From event to append, the median record. */
    ARRIVAL_LAG_P50(Dimension.TIMELINESS, Unit.SECONDS, Threshold.NONE),
    /** From event to append, 95 of 100 records are not slower. */
    ARRIVAL_LAG_P95(Dimension.TIMELINESS, Unit.SECONDS, Threshold.atMost(Duration.ofHours(1), Duration.ofHours(24))),
    /** From event to append, the slowest record. */
    ARRIVAL_LAG_MAX(Dimension.TIMELINESS, Unit.SECONDS, Threshold.NONE),
    /** From event to when its source had it, the median record that says so. */
    REPORTING_LAG_P50(Dimension.TIMELINESS, Unit.SECONDS, Threshold.NONE),
    /** From event to when its source had it, 95 of 100 records are not slower. */
    REPORTING_LAG_P95(Dimension.TIMELINESS, Unit.SECONDS, Threshold.atMost(Duration.ofDays(1), Duration.ofDays(3))),
    /** From event to when its source had it, the slowest record. */
    REPORTING_LAG_MAX(Dimension.TIMELINESS, Unit.SECONDS, Threshold.NONE),
    /** Accepted rows that were older than every window when they became known, over all accepted rows. */
    LATE(Dimension.TIMELINESS, Unit.RATIO, Threshold.atMost(0.05, 0.2));

    /** Unit of a figure. */
    public enum Unit {
        /** Part of a whole, 0 to 1. */
        RATIO,
        /** Seconds. */
        SECONDS
    }

    private final Dimension dimension;
    private final Unit unit;
    private final @Nullable Worse worse;
    private final double warn;
    private final double breach;

    Measure(Dimension dimension, Unit unit, Threshold byDefault) {
        this.dimension = dimension;
        this.unit = unit;
        this.worse = byDefault.worse().orElse(null);
        this.warn = byDefault.warn();
        this.breach = byDefault.breach();
    }

    /** Side of quality it belongs to. */
    public Dimension dimension() {
        return dimension;
    }

    /** Unit of its figure. */
    public Unit unit() {
        return unit;
    }

    /** Limits unless configured otherwise. */
    public Threshold byDefault() {
        return new Threshold(worse(), warn, breach);
    }

    /** Which direction is worse; empty where it has no limits by default. */
    Optional<Worse> worse() {
        return Optional.ofNullable(worse);
    }

    /** Name in reports, labels and configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The measure of that name, if there is one. */
    static Optional<Measure> find(String id) {
        for (Measure measure : values()) {
            if (measure.id().equals(id)) {
                return Optional.of(measure);
            }
        }
        return Optional.empty();
    }
}
