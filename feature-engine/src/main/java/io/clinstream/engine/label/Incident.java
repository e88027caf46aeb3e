package io.clinstream.engine.label;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Something that began: an adverse event, its worsening, or death of one.
 *
 * @param when when it began
 * @param grade CTCAE grade from then on, empty where none was given
 * @param serious whether a seriousness criterion is met; null where unknown
 * @param related whether related to treatment; null where unknown
 */
record Incident(
        Span when,
        OptionalInt grade,
        @Nullable Boolean serious,
        @Nullable Boolean related) {}
