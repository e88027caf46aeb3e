package io.clinstream.streams.intake;

import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.Subject;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields that all four raw records share; their meaning stands in the schemas.
 *
 * @param siteId null: not known
 * @param availableAt null: at the event time
 * @param loadId null: no historical load
 */
record Envelope(
        String eventId,
        String patientId,
        String studyId,
        @Nullable String siteId,
        String source,
        Instant eventTime,
        TimePrecision precision,
        @Nullable Instant availableAt,
        ClockMode clock,
        @Nullable String loadId,
        ReportStatus status,
        int version) {

    static Envelope of(VitalSigns raw) {
        return new Envelope(
                raw.getEventId(),
                raw.getPatientId(),
                raw.getStudyId(),
                raw.getSiteId(),
                raw.getSource(),
                raw.getEventTime(),
                raw.getEventTimePrecision(),
                raw.getAvailableAt(),
                raw.getClock(),
                raw.getLoadId(),
                raw.getStatus(),
                raw.getVersion());
    }

    static Envelope of(LabResult raw) {
        return new Envelope(
                raw.getEventId(),
                raw.getPatientId(),
                raw.getStudyId(),
                raw.getSiteId(),
                raw.getSource(),
                raw.getEventTime(),
                raw.getEventTimePrecision(),
                raw.getAvailableAt(),
                raw.getClock(),
                raw.getLoadId(),
                raw.getStatus(),
                raw.getVersion());
    }

    static Envelope of(AdverseEvent raw) {
        return new Envelope(
                raw.getEventId(),
                raw.getPatientId(),
                raw.getStudyId(),
                raw.getSiteId(),
                raw.getSource(),
                raw.getEventTime(),
                raw.getEventTimePrecision(),
                raw.getAvailableAt(),
                raw.getClock(),
                raw.getLoadId(),
                raw.getStatus(),
                raw.getVersion());
    }

    static Envelope of(Subject raw) {
        return new Envelope(
                raw.getEventId(),
                raw.getPatientId(),
                raw.getStudyId(),
                raw.getSiteId(),
                raw.getSource(),
                raw.getEventTime(),
                raw.getEventTimePrecision(),
                raw.getAvailableAt(),
                raw.getClock(),
                raw.getLoadId(),
                raw.getStatus(),
                raw.getVersion());
    }
}
