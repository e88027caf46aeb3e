package io.clinstream.streams.testing;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.streams.features.FeaturesMeters;
import io.clinstream.streams.features.FeaturesTopology;
import io.clinstream.streams.runtime.ContractEncoder;
import io.clinstream.streams.runtime.RegistryPatience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Features in one thread: canonical events are piped with their append time, everything written is read back. */
public final class FeaturesFixture implements AutoCloseable {

    private static final String DAY = "2024-03-01T";

    private final Topics topics = Topics.byDefault();
    private final InMemorySchemas schemas = new InMemorySchemas();
    private final AvroDecoder decoder = new AvroDecoder(schemas);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FeaturesMeters counters = new FeaturesMeters(meters);
    private final int patientsInMemory;
    private final Duration conflation;
    private final Path state =
            Path.of("target", "streams-state", UUID.randomUUID().toString());
    private Topology topology;
    private TopologyTestDriver driver;

    private FeaturesFixture(int patientsInMemory, Duration conflation) {
        this.patientsInMemory = patientsInMemory;
        this.conflation = conflation;
        start();
    }

    private void start() {
        String applicationId = "features-test-" + patientsInMemory;
        linkTask(state.resolve(applicationId));
        topology = new FeaturesTopology(
                        parts(topics, schemas, patientsInMemory, counters).conflating(conflation))
                .build();
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put("processing.exception.handler.global.enabled", true);
        driver = new TopologyTestDriver(topology, properties, Instant.parse(DAY + "00:00:00Z"));
    }

    /** A closing driver deletes the folder of its task: what it deletes is a link, and the stores stay. */
    private void linkTask(Path application) {
        try {
            Path kept = Files.createDirectories(state.resolve("kept")).toAbsolutePath();
            Files.createSymbolicLink(Files.createDirectories(application).resolve("0_0"), kept);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Stops the application and starts it again over what its stores hold on disk. Output not yet read is lost. */
    public void restart() {
        driver.close();
        start();
    }

    /** Features with room for every patient. */
    public static FeaturesFixture roomy() {
        return new FeaturesFixture(1000, Duration.ZERO);
    }

    /** Features that keep so many patients in the heap. */
    public static FeaturesFixture holding(int patients) {
        return new FeaturesFixture(patients, Duration.ZERO);
    }

    /** Features that keep so many patients in the heap and withhold vectors by an interval. */
    public static FeaturesFixture conflating(int patients, Duration interval) {
        return new FeaturesFixture(patients, interval);
    }

    /** Parts of a topology over a registry in memory. */
    public static FeaturesTopology.Parts parts(
            Topics topics, InMemorySchemas schemas, int patientsInMemory, FeaturesMeters meters) {
        return new FeaturesTopology.Parts(
                topics,
                schemas,
                ContractEncoder.of(schemas, topics),
                RegistryPatience.brisk(),
                patientsInMemory,
                1,
                meters);
    }

    /** The topology's description. */
    public String description() {
        return topology.describe().toString();
    }

    /** The topics. */
    public Topics topics() {
        return topics;
    }

    /** Appends an event to the canonical log at a time of 1 March 2024, {@code HH:mm}. */
    public void append(CanonicalInput input, String time) {
        append(input.event(), Instant.parse(DAY + time + ":00Z"));
    }

    /** Appends an event to the canonical log. */
    public void append(CanonicalEvent event, Instant appendTime) {
        byte[] key = event.getPatientId() == null ? null : event.getPatientId().getBytes(StandardCharsets.UTF_8);
        append(key, bytes(event), appendTime);
    }

    /** Appends bytes to the canonical log. */
    public void append(byte[] key, byte[] value, Instant appendTime) {
        driver.createInputTopic(topics.events().name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value, appendTime);
    }

    /** Appends a tick at a time of 1 March 2024, {@code HH:mm}. */
    public void tick(String time) {
        append(CanonicalInput.aTick(), Instant.parse(DAY + time + ":00Z"));
    }

    /** The event in wire format. */
    public byte[] bytes(CanonicalEvent event) {
        return schemas.<CanonicalEvent>serializer().serialize(topics.events().name(), event);
    }

    /** Vectors written since the last call. */
    public List<Vector> vectors() {
        return rows(topics.features()).stream().map(Vector::new).toList();
    }

    /** Rows written to a topic since the last call. */
    public List<GenericRecord> rows(Topic topic) {
        return output(topic).readValuesToList().stream().map(decoder::decode).toList();
    }

    /** Dead letters written since the last call. */
    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return output(topics.deadLetter()).readRecordsToList();
    }

    /** Sum of a counter over its tags. */
    public double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }

    private TestOutputTopic<byte[], byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
