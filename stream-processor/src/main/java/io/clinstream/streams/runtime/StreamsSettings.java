package io.clinstream.streams.runtime;

import io.clinstream.streams.StreamProcessorConfig;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** Kafka Streams properties of an application, each with its reason. */
public final class StreamsSettings {

    /** Longer than the longest wait for the registry, so that a waiting thread keeps its partitions. */
    private static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(15);

    private static final int COMMIT_INTERVAL_MS = 100;
    private static final int LINGER_MS = 5;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int FETCH_BYTES = 32 * 1024;
    private static final int POLL_RECORDS = 50_000;

    private StreamsSettings() {}

    /** The properties. */
    public static Properties of(StreamProcessorConfig config, StreamApplication application) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application.applicationId(config.outputs()));
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka().bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replication());
        delivery(properties);
        handlers(properties);
        clients(properties, config);
        return properties;
    }

    private static void delivery(Properties properties) {
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Consumers that read committed records see nothing before the commit: it is the floor of freshness.
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        // 0 waits for every partition the broker says has data, and for none that has no data: raw topics are read in
        // the order of append time where they have a backlog, and an idle one delays nobody.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
        // The processors keep their own heap; a second cache would only delay writes to the changelog.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    }

    /** Sources read bytes and processors decode, so a failure here is a bug or lost infrastructure: stop, lose nothing. */
    private static void handlers(Properties properties) {
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, FailOnProductionError.class);
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        // By its name: the constant is deprecated because 5.0 makes it the only way.
        properties.put("processing.exception.handler.global.enabled", true);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    }

    private static void clients(Properties properties, StreamProcessorConfig config) {
        // Static membership: after a kill the same instance takes its tasks back in seconds, not after a session
        // timeout.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), config.instance());
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
                Math.toIntExact(MAX_POLL_INTERVAL.toMillis()));
        // A partition's lag is known only once what was fetched of it is handed over. Small fetches, all handed over by
        // one poll, keep a backlog of one raw topic from hiding that another has older records: order of append time.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), FETCH_BYTES);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), POLL_RECORDS);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
        // A vector has three kilobytes: with the default of 16 every fifth one would close and compress a batch.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    }
}
