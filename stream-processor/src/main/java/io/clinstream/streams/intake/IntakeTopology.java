package io.clinstream.streams.intake;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.SchemaById;
import io.clinstream.streams.runtime.AppendTime;
import io.clinstream.streams.runtime.ContractEncoder;
import io.clinstream.streams.runtime.OutputKey;
import io.clinstream.streams.runtime.RegistryPatience;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * Intake as a sentence: ingest the raw topics, judge their records, egress events and dead letters.
 *
 * <p>All four raw topics are one source, so that one task reads partition i of each, in the order of append time.
 */
public final class IntakeTopology {

    static final String EGRESS_EVENTS = "egress-events";
    static final String EGRESS_DEAD_LETTERS = "egress-dead-letters";

    private static final String INGEST = "ingest-raw-records";
    private static final String JUDGE = "judge-raw-records";

    private final Topics topics;
    private final SchemaById schemas;
    private final ContractEncoder encoder;
    private final RegistryPatience patience;
    private final IntakeRules rules;
    private final IntakeMeters meters;

    /** What intake must know besides its records. */
    public IntakeTopology(
            Topics topics,
            SchemaById schemas,
            ContractEncoder encoder,
            RegistryPatience patience,
            IntakeRules rules,
            IntakeMeters meters) {
        this.topics = topics;
        this.schemas = schemas;
        this.encoder = encoder;
        this.patience = patience;
        this.rules = rules;
        this.meters = meters;
    }

    /** The topology. */
    public Topology build() {
        RawIntake intake = new RawIntake(new AvroDecoder(schemas), topics, rules.unblinded(), meters.skew());
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        INGEST,
                        new AppendTime(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.raw().stream().map(Topic::name).toArray(String[]::new))
                .addProcessor(
                        JUDGE,
                        () -> new IntakeProcessor(intake, topics, encoder, patience, rules.tickResolution(), meters),
                        INGEST)
                .addSink(
                        EGRESS_EVENTS,
                        topics.events().name(),
                        OutputKey.serializer(),
                        new ByteArraySerializer(),
                        OutputKey.partitioner(),
                        JUDGE)
                .addSink(
                        EGRESS_DEAD_LETTERS,
                        topics.deadLetter().name(),
                        OutputKey.serializer(),
                        new ByteArraySerializer(),
                        OutputKey.partitioner(),
                        JUDGE);
    }
}
