package io.clinstream.timeline;

import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.timeline.event.EngineEvents;
import java.util.Optional;

/**
 * One partition of the canonical log, taken in record by record. It has no wall clock and no state but its memory, so
 * the same log gives the same vectors: live, replayed, or resumed from a memory that was saved.
 */
public final class PartitionTimeline {

    private final PatientTimeline patients;

    /** A timeline that goes on where {@code memory} and {@code conflation} stand. */
    public PartitionTimeline(PatientMemory memory, Conflation conflation, TimelineOutput output) {
        this.patients = new PatientTimeline(memory, conflation, output);
    }

    /**
     * Takes in the next event of the partition.
     *
     * @param streamTime running maximum of the append times of the partition's records, unreadable ones included, up to
     *     and including this one; epoch milliseconds. It is the time of a tick
     * @return why the event is refused; empty where it is taken in
     */
    public Optional<Rejection> take(CanonicalEvent event, LogPosition position, long streamTime) {
        if (event.getKind() == EventKind.TICK) {
            patients.tick(streamTime, position);
            return Optional.empty();
        }
        if (event.getPatientId() == null) {
            return Optional.of(Rejection.of(RejectionReason.MISSING_FIELD, "patient_id"));
        }
        if (event.getKind() == EventKind.END_OF_LOAD) {
            return patients.endLoad(event.getPatientId(), position);
        }
        return EngineEvents.find(event)
                .map(known -> patients.apply(event, known, position))
                .orElseGet(() -> Optional.of(new Rejection(
                        RejectionReason.WRONG_TYPE, "kind", "a canonical event is one that intake can have written")));
    }
}
