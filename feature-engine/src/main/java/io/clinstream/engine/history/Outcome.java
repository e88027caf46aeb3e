package io.clinstream.engine.history;

/**
 * What became of one part of an event.
 *
 * @param code the measurement's code, {@code adverse_event} or {@code subject}
 * @param disposition what became of it
 * @param late whether it is older than every window that could hold it, at the time it became known
 */
public record Outcome(String code, Disposition disposition, boolean late) {

    /** Code of an adverse event report's outcome. */
    public static final String ADVERSE_EVENT = "adverse_event";

    /** Code of a subject record's outcome. */
    public static final String SUBJECT = "subject";
}
