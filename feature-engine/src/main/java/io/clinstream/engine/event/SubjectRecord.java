package io.clinstream.engine.event;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the patient as a participant of the trial; the newest version counts as a whole. Instants are epoch
 * milliseconds UTC, empty where it has not happened or is not known.
 *
 * @param sex as recorded, for example {@code F}; null where unknown
 * @param ageYears age at enrolment as recorded, pooled as 90 above 89; used where the year of birth is withheld
 * @param armIndex place of the arm in the configured list of an unblinded study, from 0; empty otherwise
 * @param arm planned treatment arm; enters no feature unless the study is configured as unblinded
 */
public record SubjectRecord(
        EventHeader header,
        @Nullable String sex,
        OptionalInt birthYear,
        OptionalInt ageYears,
        OptionalLong enrolledAt,
        OptionalLong hospitalAdmittedAt,
        OptionalLong firstDoseAt,
        OptionalLong lastDoseAt,
        OptionalLong discontinuedAt,
        OptionalLong diedAt,
        OptionalInt armIndex,
        @Nullable String arm)
        implements PatientEvent {}
