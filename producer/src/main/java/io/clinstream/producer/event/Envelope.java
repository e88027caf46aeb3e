package io.clinstream.producer.event;

import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Subject;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every raw record says about itself: who, when, from where. Starts the four builders with it; clock and load are
 * set when it is known how the source is replayed.
 *
 * @param eventId unique within the source
 * @param patientId pseudonymous patient
 * @param studyId study
 * @param siteId site, null if not known
 * @param source device, laboratory or system
 * @param eventTime when it happened, UTC
 * @param precision how much of it is known
 * @param availableAt when the source had it, null for at eventTime
 * @param version at the source, from 1
 */
public record Envelope(
        String eventId,
        String patientId,
        String studyId,
        @Nullable String siteId,
        String source,
        Instant eventTime,
        TimePrecision precision,
        @Nullable Instant availableAt,
        int version) {

    /** An event that was available at once, in its first version. */
    public static Envelope of(
            String eventId, Origin origin, String patientId, Instant eventTime, TimePrecision precision) {
        return new Envelope(
                eventId, patientId, origin.studyId(), origin.siteId(), origin.source(), eventTime, precision, null, 1);
    }

    /**
     * Study, site and source, which many events share.
     *
     * @param siteId null if not known
     */
    public record Origin(String studyId, @Nullable String siteId, String source) {}

    /** The same, available later, in a given version. */
    public Envelope available(@Nullable Instant at, int newVersion) {
        return new Envelope(eventId, patientId, studyId, siteId, source, eventTime, precision, at, newVersion);
    }

    /** A reading without measurements. */
    public VitalSigns.Builder vitalSigns() {
        return VitalSigns.newBuilder()
                .setEventId(eventId)
                .setPatientId(patientId)
                .setStudyId(studyId)
                .setSiteId(siteId)
                .setSource(source)
                .setEventTime(eventTime)
                .setEventTimePrecision(precision)
                .setAvailableAt(availableAt)
                .setVersion(version);
    }

    /** A result without analyte. */
    public LabResult.Builder labResult(String code) {
        return LabResult.newBuilder()
                .setEventId(eventId)
                .setPatientId(patientId)
                .setStudyId(studyId)
                .setSiteId(siteId)
                .setSource(source)
                .setEventTime(eventTime)
                .setEventTimePrecision(precision)
                .setAvailableAt(availableAt)
                .setVersion(version)
                .setCode(code);
    }

    /** A report of an event, with its onset as event time. */
    public AdverseEvent.Builder adverseEvent(String adverseEventId, String term) {
        return AdverseEvent.newBuilder()
                .setEventId(eventId)
                .setPatientId(patientId)
                .setStudyId(studyId)
                .setSiteId(siteId)
                .setSource(source)
                .setEventTime(eventTime)
                .setEventTimePrecision(precision)
                .setAvailableAt(availableAt)
                .setVersion(version)
                .setAdverseEventId(adverseEventId)
                .setTerm(term);
    }

    /** Subject data without facts. */
    public Subject.Builder subject() {
        return Subject.newBuilder()
                .setEventId(eventId)
                .setPatientId(patientId)
                .setStudyId(studyId)
                .setSiteId(siteId)
                .setSource(source)
                .setEventTime(eventTime)
                .setEventTimePrecision(precision)
                .setAvailableAt(availableAt)
                .setVersion(version);
    }
}
