package io.clinstream.prediction.audit;

import io.clinstream.audit.AuditRow;
import io.clinstream.audit.AuditTable;
import io.clinstream.audit.SourceEvents;
import io.clinstream.database.Database;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.RegistryUnavailableException;
import io.clinstream.schema.Prediction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the log {@code clinical.predictions} into the table {@code predictions}. Offsets are committed after the rows;
 * what comes twice is left out. While the database or the registry is away it waits and tries again for ever.
 */
public final class AuditSink implements AutoCloseable {

    /** Consumer group of the sink. */
    public static final String GROUP = "clinstream-audit";

    private static final Logger LOGGER = LoggerFactory.getLogger(AuditSink.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);
    private static final int BATCH = 200;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroDecoder decoder;
    private final AuditTable table;
    private final SourceEvents sources;
    private final Database database;
    private final String topic;
    private final Duration retryWait;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean tablesReady;
    private volatile AuditProgress progress = AuditProgress.STARTING;
    private final Thread thread;

    /**
     * A sink, not started.
     *
     * @param sources tells which events lie behind a contribution
     * @param migrates whether it makes the tables before the first row
     * @param retryWait pause after an outage
     */
    public AuditSink(
            KafkaSettings kafka,
            AvroDecoder decoder,
            AuditTable table,
            SourceEvents sources,
            Database database,
            boolean migrates,
            Duration retryWait) {
        Map<String, Object> properties = new HashMap<>(kafka.consumer(GROUP));
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        this.consumer = new KafkaConsumer<>(properties);
        this.decoder = decoder;
        this.table = table;
        this.sources = sources;
        this.database = database;
        this.topic = kafka.topics().predictions().name();
        this.retryWait = retryWait;
        this.tablesReady = new AtomicBoolean(!migrates);
        this.thread = new Thread(this::run, "audit-sink");
    }

    /** Starts carrying. */
    public void start() {
        thread.start();
    }

    /** How far it is. */
    public AuditProgress progress() {
        return progress;
    }

    /** Stops after the batch in hand. */
    @Override
    public void close() {
        stopping.countDown();
        consumer.wakeup();
        try {
            thread.join(STOP_WAIT.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic));
            while (isRunning()) {
                carry();
            }
        } catch (WakeupException stopped) {
            LOGGER.debug("The audit sink was woken to stop.");
        } catch (RuntimeException fatal) {
            progress = AuditProgress.failed(String.valueOf(fatal.getMessage()));
            LOGGER.error("The audit sink has stopped; predictions stay in the log and are not lost.", fatal);
        }
    }

    private void carry() {
        try {
            if (!tablesReady.get()) {
                database.migrate();
                tablesReady.set(true);
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            write(records);
            progress = AuditProgress.carrying(lag());
        } catch (SQLException | FlywayException | RegistryUnavailableException outage) {
            progress = progress.waiting(outage.getClass().getSimpleName());
            LOGGER.warn("The audit sink waits: {}", outage.getMessage());
            pause();
        } catch (WakeupException stopped) {
            throw stopped;
        } catch (KafkaException outage) {
            LOGGER.warn("The audit sink lost a call to Kafka: {}", outage.getMessage());
            pause();
        }
    }

    private void write(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        Map<TopicPartition, Long> unwritten = new HashMap<>();
        records.partitions()
                .forEach(partition -> unwritten.put(
                        partition, records.records(partition).get(0).offset()));
        try {
            for (TopicPartition partition : records.partitions()) {
                write(partition, records.records(partition));
                unwritten.remove(partition);
            }
        } finally {
            // A seek needs no broker: whatever failed, the next poll starts at the first record without a row.
            unwritten.forEach(consumer::seek);
        }
    }

    private void write(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        List<AuditRow> rows = records.stream()
                .map(entry -> AuditRow.of(
                        decoder.decode(entry.value(), Prediction.class), entry.partition(), entry.offset(), sources))
                .toList();
        table.append(partition.partition(), rows);
        long next = records.get(records.size() - 1).offset() + 1;
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
    }

    private long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            if (stopping.await(retryWait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.debug("The audit sink stops while waiting.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
