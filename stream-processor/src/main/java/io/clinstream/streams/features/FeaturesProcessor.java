package io.clinstream.streams.features;

import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.engine.history.Outcome;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import io.clinstream.platform.registry.WrongTypeException;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.streams.deadletter.DeadLetters;
import io.clinstream.streams.deadletter.DeadLetters.Scope;
import io.clinstream.streams.runtime.OutputKey;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.Conflation;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.PartitionTimeline;
import io.clinstream.timeline.PatientClock;
import io.clinstream.timeline.TimelineOutput;
import io.clinstream.timeline.accepted.AcceptedRows;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * One partition of the canonical log. It has no wall clock: the time of a tick is the task's stream time, the running
 * maximum of append times up to and including the tick.
 */
final class FeaturesProcessor implements Processor<byte[], byte[], OutputKey, byte[]>, TimelineOutput {

    private final FeaturesTopology.Parts parts;
    private final AvroDecoder decoder;
    private final AcceptedRows acceptedRows;
    private final VectorRows vectorRows;
    private final DeadLetters deadLetters = new DeadLetters("features");
    private ProcessorContext<OutputKey, byte[]> context;
    private PartitionTimeline timeline;
    private long appendTime;

    FeaturesProcessor(FeaturesTopology.Parts parts) {
        this.parts = parts;
        this.decoder = new AvroDecoder(parts.schemas());
        this.acceptedRows = new AcceptedRows(parts.topics());
        this.vectorRows = new VectorRows(
                parts.plan().catalog(), parts.encoder().schemaId(parts.topics().features()), parts.logEpoch());
    }

    /** Also called when a task is revived after a failure, so everything in the heap is made anew. */
    @Override
    public void init(ProcessorContext<OutputKey, byte[]> taskContext) {
        this.context = taskContext;
        PatientStates states = new PatientStates(
                parts.plan(),
                taskContext.getStateStore(FeaturesTopology.PATIENT_FACTS),
                taskContext.getStateStore(FeaturesTopology.PATIENT_CLOCK),
                parts.patientsInMemory());
        Conflation conflation = parts.conflates()
                ? Conflation.over(
                        parts.conflation(),
                        new StoredWithheld(taskContext.getStateStore(FeaturesTopology.WITHHELD_VECTORS)))
                : Conflation.off();
        this.timeline = new PartitionTimeline(states, conflation, this);
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        LogPosition position =
                new LogPosition(metadata.topic(), metadata.partition(), metadata.offset(), input.timestamp());
        this.appendTime = input.timestamp();
        Optional<Rejection> refusal =
                input.value() == null ? Optional.of(Rejection.of(RejectionReason.EMPTY_VALUE)) : take(input, position);
        refusal.ifPresent(rejection -> {
            context.forward(
                    deadLetters.letter(input.key(), input.value(), position, rejection, Scope.RECORD),
                    FeaturesTopology.EGRESS_DEAD_LETTERS);
            parts.meters().rejected(rejection.reason());
        });
    }

    private Optional<Rejection> take(Record<byte[], byte[]> input, LogPosition position) {
        try {
            CanonicalEvent event = parts.patience().await(() -> decoder.decode(input.value(), CanonicalEvent.class));
            return dispatch(event, position);
        } catch (UndecodableException poison) {
            return Optional.of(Rejection.of(RejectionReason.UNDECODABLE));
        } catch (UnknownSchemaException poison) {
            return Optional.of(Rejection.of(RejectionReason.UNKNOWN_SCHEMA));
        } catch (WrongTypeException poison) {
            return Optional.of(Rejection.of(RejectionReason.WRONG_TYPE));
        }
    }

    private Optional<Rejection> dispatch(CanonicalEvent event, LogPosition position) {
        long streamTime = context.currentStreamTimeMs();
        Optional<Rejection> refusal = timeline.take(event, position, streamTime);
        if (event.getKind() == EventKind.TICK) {
            parts.meters().ticked(streamTime);
        }
        return refusal;
    }

    @Override
    public void vector(String patientId, FeatureVector vector, PatientClock clock, Cause cause) {
        forward(FeaturesTopology.EGRESS_VECTORS, patientId, vectorRows.encode(patientId, vector, clock, cause));
        parts.meters().vector(cause.trigger());
    }

    @Override
    public void conflated() {
        parts.meters().conflated();
    }

    @Override
    public void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
        outcomes.forEach(parts.meters()::judged);
        for (AcceptedRows.Row row : acceptedRows.of(event, outcomes, knownAt, position)) {
            forward(
                    FeaturesTopology.egress(row.topic()),
                    event.getPatientId(),
                    parts.encoder().encode(row.topic(), row.value()));
        }
    }

    private void forward(String sink, String patientId, byte[] value) {
        context.forward(new Record<>(OutputKey.ofPatient(patientId), value, appendTime), sink);
    }
}
