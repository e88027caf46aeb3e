package io.clinstream.engine.event;

import org.jspecify.annotations.Nullable;

/**
 * What sets readings of one source at one instant apart: three postures measured on one visit are three readings. Part
 * of a measurement's identity; null where the source does not say.
 *
 * @param position posture of the patient, for example {@code SUPINE}
 * @param timepoint planned time point, for example {@code AFTER LYING DOWN FOR 5 MINUTES}
 * @param visit visit number or name
 * @param repeat repeat number within the time point
 */
public record ReadingContext(
        @Nullable String position,
        @Nullable String timepoint,
        @Nullable String visit,
        @Nullable String repeat) {

    /** A reading about which nothing of this is known. */
    public static final ReadingContext NONE = new ReadingContext(null, null, null, null);
}
