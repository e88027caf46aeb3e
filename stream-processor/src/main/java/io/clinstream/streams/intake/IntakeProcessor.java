package io.clinstream.streams.intake;

import io.clinstream.clinical.Rejection;
import io.clinstream.contract.Topics;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.streams.deadletter.DeadLetters;
import io.clinstream.streams.deadletter.DeadLetters.Scope;
import io.clinstream.streams.runtime.ContractEncoder;
import io.clinstream.streams.runtime.OutputKey;
import io.clinstream.streams.runtime.RegistryPatience;
import io.clinstream.timeline.LogPosition;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Judges raw records of partition i of the four raw topics, and writes the ticks of partition i of the canonical log:
 * each partition has exactly one task behind it, so each gets one tick per resolution.
 */
final class IntakeProcessor implements Processor<byte[], byte[], OutputKey, byte[]> {

    private final RawIntake intake;
    private final Topics topics;
    private final ContractEncoder encoder;
    private final RegistryPatience patience;
    private final Duration tickResolution;
    private final IntakeMeters meters;
    private final DeadLetters deadLetters = new DeadLetters("intake");
    private ProcessorContext<OutputKey, byte[]> context;

    IntakeProcessor(
            RawIntake intake,
            Topics topics,
            ContractEncoder encoder,
            RegistryPatience patience,
            Duration tickResolution,
            IntakeMeters meters) {
        this.intake = intake;
        this.topics = topics;
        this.encoder = encoder;
        this.patience = patience;
        this.tickResolution = tickResolution;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<OutputKey, byte[]> taskContext) {
        this.context = taskContext;
        taskContext.schedule(Instant.EPOCH, tickResolution, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        RawRecord raw = new RawRecord(
                input.key(),
                input.value(),
                new LogPosition(metadata.topic(), metadata.partition(), metadata.offset(), input.timestamp()));
        IntakeOutcome outcome = patience.await(() -> intake.take(raw));
        if (outcome instanceof IntakeOutcome.Accepted accepted) {
            forward(OutputKey.ofPatient(accepted.event().getPatientId()), accepted.event(), input.timestamp());
            accepted.lost().forEach(rejection -> refuse(raw, rejection, Scope.MEASUREMENT));
            meters.accepted(accepted.event().getKind(), accepted.event().getPartial());
        } else if (outcome instanceof IntakeOutcome.Refused refused) {
            refuse(raw, refused.rejection(), Scope.RECORD);
        }
    }

    private void tick(long time) {
        forward(OutputKey.at(context.taskId().partition()), CanonicalEvents.tick(time), time);
        meters.ticked(time);
    }

    private void forward(OutputKey key, CanonicalEvent event, long time) {
        context.forward(new Record<>(key, encoder.encode(topics.events(), event), time), IntakeTopology.EGRESS_EVENTS);
    }

    private void refuse(RawRecord raw, Rejection rejection, Scope scope) {
        context.forward(
                deadLetters.letter(raw.key(), raw.value(), raw.position(), rejection, scope),
                IntakeTopology.EGRESS_DEAD_LETTERS);
        meters.rejected(rejection.reason(), scope);
    }
}
