package io.clinstream.engine.label;

import java.time.Duration;

/**
 * How labels are made.
 *
 * @param events which adverse events count
 * @param reportingLag how long after the horizon a negative waits for late reports, 0 or more; 28 days by
 *     clinical-reference 0.4
 */
public record LabelDefinition(LabelEvents events, Duration reportingLag) {

    /** A label looks this far ahead: an onset in {@code (as_of, as_of + 24 h]}. */
    public static final Duration HORIZON = Duration.ofHours(24);

    /** Checks the lag. */
    public LabelDefinition {
        if (reportingLag.isNegative()) {
            throw new IllegalArgumentException("reporting lag must be 0 or more, was " + reportingLag);
        }
    }
}
