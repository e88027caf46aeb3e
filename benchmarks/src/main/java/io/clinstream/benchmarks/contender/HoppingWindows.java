package io.clinstream.benchmarks.contender;

import io.clinstream.benchmarks.workload.Ward;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.Measurement;
import io.clinstream.streams.runtime.ContractEncoder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The obvious design in the Kafka Streams DSL: three hopping windows that advance by a minute, the only rolling windows
 * of fixed size and bounded error it has besides sliding ones, which cost more. Every event changes 60 + 360 + 1,440
 * windows. Written out is, of each size, the window that reaches back furthest: one record with eight statistics.
 */
final class HoppingWindows implements Contender {

    private static final Duration ADVANCE = Duration.ofMinutes(1);
    private static final Duration GRACE = Ward.LONGEST_DELAY.plusMinutes(1);
    private static final List<Duration> SIZES = List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

    private final ContenderSettings settings;
    private final Topics topics;
    private final AvroDecoder decoder;
    private final KafkaStreams streams;

    HoppingWindows(ContenderSettings settings) {
        this.settings = settings;
        this.topics = settings.topics();
        InMemorySchemas schemas = new InMemorySchemas();
        ContractEncoder.of(schemas, topics);
        this.decoder = new AvroDecoder(schemas);
        this.streams = new KafkaStreams(topology(), properties());
    }

    @Override
    public Map<String, Object> start() throws InterruptedException {
        StreamsStart.run(streams);
        return Map.of();
    }

    @Override
    public Map<String, String> configuration() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("windows", "TimeWindows.ofSizeAndGrace(1 h, 6 h, 24 h).advanceBy(1 min), grace " + GRACE);
        shown.put("statistics", "mean, min, max, std, trend, last, delta, count of each: 24 per event");
        shown.put("stores", "persistent (RocksDB), caching off so that every event is answered, changelogs on");
        shown.put("output", "per event and size the fullest window: 3 records of 8 doubles");
        shown.put(
                "streams",
                "exactly_once_v2, commit " + ContenderSettings.COMMIT_MILLIS + " ms, 1 thread, zstd, linger "
                        + ContenderSettings.LINGER_MILLIS + " ms");
        return shown;
    }

    @Override
    public void close() {
        streams.close();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.prefix() + "-dsl");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, ContenderSettings.COMMIT_MILLIS);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), ContenderSettings.LINGER_MILLIS);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        return properties;
    }

    private Topology topology() {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties())));
        KGroupedStream<byte[], CanonicalEvent> events = builder.stream(
                        topics.events().name(),
                        Consumed.with(Serdes.ByteArray(), eventSerde())
                                .withTimestampExtractor(HoppingWindows::eventTime)
                                .withName("ingest"))
                .groupByKey(Grouped.<byte[], CanonicalEvent>as("by-patient")
                        .withKeySerde(Serdes.ByteArray())
                        .withValueSerde(eventSerde()));
        SIZES.forEach(size -> windows(events, size));
        return builder.build();
    }

    private void windows(KGroupedStream<byte[], CanonicalEvent> events, Duration size) {
        String name = "windows-" + size.toHours() + "h";
        Serde<WindowStatistics> states = Serdes.serdeFrom(
                (topic, state) -> state == null ? null : state.toBytes(),
                (topic, bytes) -> bytes == null ? null : WindowStatistics.of(bytes));
        events.windowedBy(TimeWindows.ofSizeAndGrace(size, GRACE).advanceBy(ADVANCE))
                .aggregate(
                        () -> WindowStatistics.EMPTY,
                        (patient, event, state) ->
                                state.plus(event.getEventTime().toEpochMilli(), value(event)),
                        Named.as("aggregate-" + name),
                        Materialized.<byte[], WindowStatistics, WindowStore<Bytes, byte[]>>as(name)
                                .withKeySerde(Serdes.ByteArray())
                                .withValueSerde(states)
                                .withCachingDisabled())
                .toStream(Named.as("updates-" + name))
                .filter((window, state) -> isFullest(window, state), Named.as("fullest-" + name))
                .map(
                        (window, state) -> org.apache.kafka.streams.KeyValue.pair(window.key(), bytes(state)),
                        Named.as("answer-" + name))
                .to(
                        topics.features().name(),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("egress-" + name));
    }

    /** Of all windows that hold the event, the one that began first and so ends next. */
    private static boolean isFullest(Windowed<byte[]> window, WindowStatistics state) {
        return window.window().end() - state.newest() <= ADVANCE.toMillis();
    }

    private static byte[] bytes(WindowStatistics state) {
        ByteBuffer answer = ByteBuffer.allocate(WindowStatistics.STATISTICS * Double.BYTES);
        for (double statistic : state.statistics()) {
            answer.putDouble(statistic);
        }
        return answer.array();
    }

    private Serde<CanonicalEvent> eventSerde() {
        return Serdes.serdeFrom(
                (topic, event) -> {
                    throw new IllegalStateException("events are read, never written");
                },
                (topic, bytes) -> decoder.decode(bytes, CanonicalEvent.class));
    }

    private static long eventTime(ConsumerRecord<Object, Object> input, long partitionTime) {
        return ((CanonicalEvent) input.value()).getEventTime().toEpochMilli();
    }

    private static double value(CanonicalEvent event) {
        Measurement measurement = event.getMeasurements().get(0);
        return Objects.requireNonNull(measurement.getValueScaled(), "value_scaled")
                / Math.pow(10, measurement.getDecimals());
    }
}
