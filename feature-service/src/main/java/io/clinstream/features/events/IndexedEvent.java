package io.clinstream.features.events;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;

/**
 * One accepted event as the index keeps it.
 *
 * @param patientId whose it is
 * @param eventTime when it happened to the patient
 * @param canonicalOffset its place in the canonical log
 * @param eventId id of the raw record
 * @param codes what it measured; {@value #ADVERSE_EVENT} for a report of an adverse event
 * @param vital whether it is a reading of vital signs, which is kept for a day
 * @param restates whether it replaces what was said of the same instant
 * @param withdrawn whether it withdraws it
 */
public record IndexedEvent(
        String patientId,
        Instant eventTime,
        long canonicalOffset,
        String eventId,
        Set<String> codes,
        boolean vital,
        boolean restates,
        boolean withdrawn) {

    /** The code of adverse events. */
    public static final String ADVERSE_EVENT = "adverse_event";

    private static final Set<String> RESTATING = Set.of("AMENDED", "CORRECTED", "ENTERED_IN_ERROR");

    /** Copies the codes. */
    public IndexedEvent {
        codes = Set.copyOf(codes);
    }

    /** From a row of one of the accepted topics. */
    public static IndexedEvent from(GenericRecord row) {
        String status = row.get("status").toString();
        boolean measured = row.getSchema().getField("code") != null;
        return new IndexedEvent(
                row.get("patient_id").toString(),
                Instant.ofEpochMilli((long) row.get("event_time")),
                (long) row.get("canonical_offset"),
                row.get("event_id").toString(),
                Set.of(measured ? row.get("code").toString() : ADVERSE_EVENT),
                row.getSchema().getName().equals("AcceptedVital"),
                RESTATING.contains(status),
                status.equals("ENTERED_IN_ERROR"));
    }

    /** The same event with the codes of another of its rows. */
    IndexedEvent and(IndexedEvent other) {
        Set<String> both = new TreeSet<>(codes);
        both.addAll(other.codes);
        return new IndexedEvent(patientId, eventTime, canonicalOffset, eventId, both, vital, restates, withdrawn);
    }

    /** How it lies in the index: canonical offset, event id and codes. */
    String member() {
        return canonicalOffset + "|" + eventId + "|" + String.join(",", new TreeSet<>(codes));
    }
}
