package io.clinstream.engine.event;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the patient as a participant of the trial; the newest version counts as a whole. Instants are epoch
 * milliseconds UTC, empty where it has not happened or is not known.
 *
 * @param sex as recorded, for example {@code F}; null where unknown
 * @param arm planned treatment arm; enters no feature unless the study is configured as unblinded
 */
public record SubjectRecord(
        EventHeader header,
        @Nullable String sex,
        OptionalInt birthYear,
        OptionalLong enrolledAt,
        OptionalLong firstDoseAt,
        OptionalLong lastDoseAt,
        OptionalLong discontinuedAt,
        OptionalLong diedAt,
        @Nullable String arm)
        implements PatientEvent {}
