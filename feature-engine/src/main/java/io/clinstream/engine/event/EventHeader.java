package io.clinstream.engine.event;

import io.clinstream.clinical.TimePrecision;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a patient carries.
 *
 * @param eventId the source's id of this message
 * @param patientId pseudonymous id of the patient
 * @param studyId the study
 * @param siteId the site, null where unknown
 * @param source the device, laboratory or system that says so; part of a measurement's identity
 * @param eventTime when it happened to the patient, epoch milliseconds UTC: collection of a lab, onset of an adverse
 *     event; 00:00 UTC of the day where only the day is known
 * @param precision how precisely the event time is known
 * @param availableAt when the source had it (a lab: resulted; an adverse event: reported), epoch milliseconds UTC
 * @param arrivedAt when it arrived here, epoch milliseconds UTC: append time of the raw record; in a historical load its
 *     availability, else its event time
 * @param status status of the record at its source
 * @param version version of the record at its source, higher is newer
 * @param context what sets readings at one instant apart
 */
public record EventHeader(
        String eventId,
        String patientId,
        String studyId,
        @Nullable String siteId,
        String source,
        long eventTime,
        TimePrecision precision,
        OptionalLong availableAt,
        long arrivedAt,
        RecordStatus status,
        int version,
        ReadingContext context) {}
