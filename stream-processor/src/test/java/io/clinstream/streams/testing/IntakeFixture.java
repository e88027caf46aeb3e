package io.clinstream.streams.testing;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.platform.registry.SchemaById;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.streams.intake.IntakeMeters;
import io.clinstream.streams.intake.IntakeRules;
import io.clinstream.streams.intake.IntakeTopology;
import io.clinstream.streams.intake.UnblindedStudies;
import io.clinstream.streams.runtime.ContractEncoder;
import io.clinstream.streams.runtime.RegistryPatience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Intake in one thread: raw records are piped with their append time, events and dead letters read back. */
public final class IntakeFixture implements AutoCloseable {

    /** Append time of records where a test does not care. */
    public static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    private final Topics topics = Topics.byDefault();
    private final InMemorySchemas schemas = new InMemorySchemas();
    private final AvroDecoder decoder = new AvroDecoder(schemas);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Topology topology;
    private final TopologyTestDriver driver;
    private final TestOutputTopic<byte[], byte[]> events;
    private final TestOutputTopic<byte[], byte[]> deadLetters;

    private IntakeFixture(UnblindedStudies unblinded, UnaryOperator<SchemaById> registry) {
        this.topology = new IntakeTopology(
                        topics,
                        registry.apply(schemas),
                        ContractEncoder.of(schemas, topics),
                        RegistryPatience.brisk(),
                        new IntakeRules(Duration.ofSeconds(10), unblinded),
                        new IntakeMeters(meters))
                .build();
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "intake-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/streams-state/" + UUID.randomUUID());
        // By its name: the constant is deprecated because 5.0 makes it the only way.
        properties.put("processing.exception.handler.global.enabled", true);
        this.driver = new TopologyTestDriver(topology, properties, NOW);
        this.events = output(topics.events());
        this.deadLetters = output(topics.deadLetter());
    }

    /** Intake of blinded studies, with a registry that always answers. */
    public static IntakeFixture blinded() {
        return new IntakeFixture(UnblindedStudies.none(), registry -> registry);
    }

    /** Intake where the arm of these studies may be known. */
    public static IntakeFixture unblinded(String study) {
        return unblinded(UnblindedStudies.of(Set.of(study)));
    }

    /** Intake where the arms of these studies may be known. */
    public static IntakeFixture unblinded(UnblindedStudies studies) {
        return new IntakeFixture(studies, registry -> registry);
    }

    /** Intake behind a registry of the test's making. */
    public static IntakeFixture behind(UnaryOperator<SchemaById> registry) {
        return new IntakeFixture(UnblindedStudies.none(), registry);
    }

    /** The topology's description. */
    public String description() {
        return topology.describe().toString();
    }

    /** Schemas, for values the fixture does not encode itself. */
    public InMemorySchemas schemas() {
        return schemas;
    }

    /** The topics. */
    public Topics topics() {
        return topics;
    }

    /** Sends bytes. */
    public void send(Topic topic, byte @Nullable [] key, byte @Nullable [] value, Instant appendTime) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value, appendTime);
    }

    /** Sends a record under its patient's key at {@link #NOW}. */
    public void send(Topic topic, String key, SpecificRecord value) {
        send(topic, key, value, NOW);
    }

    /** Sends a record under its patient's key. */
    public void send(Topic topic, String key, SpecificRecord value, Instant appendTime) {
        byte[] bytes = schemas.<SpecificRecord>serializer().serialize(topic.name(), value);
        send(topic, key.getBytes(java.nio.charset.StandardCharsets.UTF_8), bytes, appendTime);
    }

    /** Lets processing time pass. */
    public void wait(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** Events written since the last call, ticks included. */
    public List<CanonicalEvent> events() {
        return events.readValuesToList().stream()
                .map(bytes -> decoder.decode(bytes, CanonicalEvent.class))
                .toList();
    }

    /** Keys and values of the events since the last call. */
    public List<TestRecord<byte[], byte[]>> eventRecords() {
        return events.readRecordsToList();
    }

    /** Dead letters written since the last call. */
    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    /** Sum of a counter over its tags. */
    public double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    /** The meters. */
    public SimpleMeterRegistry meters() {
        return meters;
    }

    @Override
    public void close() {
        driver.close();
    }

    private TestOutputTopic<byte[], byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
