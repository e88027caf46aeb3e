package io.clinstream.operations.parity;

import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.engine.history.Outcome;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import io.clinstream.platform.registry.WrongTypeException;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.Conflation;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.PartitionTimeline;
import io.clinstream.timeline.PatientClock;
import io.clinstream.timeline.TimelineOutput;
import io.clinstream.timeline.heap.HeapPatients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Replays one partition of the canonical log for a sample of the patients. Patients do not touch each other, and time
 * passes for all of them, so what is left out changes nothing for the rest.
 */
final class LogReplay implements TimelineOutput {

    private static final int PATIENTS_READY = 2000;

    private final AvroDecoder decoder;
    private final PatientSample sample;
    private final int logEpoch;
    private final boolean inOrder;
    private final PartitionTimeline timeline;
    private final Output output;
    private final List<Recomputed> waiting = new ArrayList<>();
    private long streamTime = Long.MIN_VALUE;
    private long events;

    /** Where a replay goes to. */
    interface Output {
        /** An event of a patient of the sample. */
        void event(CanonicalEvent event, LogRecord record);

        /** What became of the parts of an event. */
        void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position);

        /** Vectors, in the order of their keys. */
        void vector(Recomputed vector);

        /** The event is refused. */
        void refused(LogPosition position, Rejection rejection);
    }

    LogReplay(AvroDecoder decoder, PatientSample sample, ReplaySettings settings, Output output) {
        this.decoder = decoder;
        this.sample = sample;
        this.logEpoch = settings.logEpoch();
        this.inOrder = settings.conflation().isZero();
        this.output = output;
        Conflation conflation = inOrder ? Conflation.off() : Conflation.over(settings.conflation(), new HeldBack());
        this.timeline = new PartitionTimeline(new HeapPatients(VectorPlan.current(), PATIENTS_READY), conflation, this);
    }

    /** Takes in the next record of the partition. */
    void take(LogRecord row) {
        LogPosition position = row.position();
        streamTime = Math.max(streamTime, position.appendTime());
        if (!sample.hasKey(row.key())) {
            return;
        }
        events++;
        byte[] value = row.value();
        if (value == null) {
            output.refused(position, Rejection.of(RejectionReason.EMPTY_VALUE));
            return;
        }
        decode(value, position).ifPresent(event -> take(event, row));
    }

    private void take(CanonicalEvent event, LogRecord record) {
        LogPosition position = record.position();
        boolean tick = event.getKind() == EventKind.TICK;
        if (!tick && event.getPatientId() != null && !sample.has(event.getPatientId())) {
            return;
        }
        output.event(event, record);
        timeline.take(event, position, streamTime).ifPresent(rejection -> output.refused(position, rejection));
        if (inOrder || tick) {
            flush();
        }
    }

    private Optional<CanonicalEvent> decode(byte[] value, LogPosition position) {
        try {
            return Optional.of(decoder.decode(value, CanonicalEvent.class));
        } catch (UndecodableException poison) {
            output.refused(position, Rejection.of(RejectionReason.UNDECODABLE));
        } catch (UnknownSchemaException poison) {
            output.refused(position, Rejection.of(RejectionReason.UNKNOWN_SCHEMA));
        } catch (WrongTypeException poison) {
            output.refused(position, Rejection.of(RejectionReason.WRONG_TYPE));
        }
        return Optional.empty();
    }

    /** A tick makes vectors of many patients, and conflation writes some late: they go on in the order of their keys. */
    void flush() {
        if (waiting.size() > 1) {
            waiting.sort(Comparator.comparing(Recomputed::key));
        }
        waiting.forEach(output::vector);
        waiting.clear();
    }

    long events() {
        return events;
    }

    @Override
    public void vector(String patientId, FeatureVector vector, PatientClock clock, Cause cause) {
        waiting.add(new Recomputed(patientId, vector, clock, cause, logEpoch));
    }

    @Override
    public void conflated() {
        // What gave way is nowhere.
    }

    @Override
    public void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
        output.judged(event, outcomes, knownAt, position);
    }
}
