package io.clinstream.benchmarks.backfill;

import io.clinstream.contract.Topics;
import io.clinstream.features.bronze.BronzeFormat;
import io.clinstream.features.chunk.Chunk;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.PartitionArchive;
import io.clinstream.features.chunk.Rotation;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.CanonicalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A month of a ward in bronze, by the sink's own format, names and rotation. */
final class BronzeMonth {

    static final String TOPIC = Topics.byDefault().events().name();
    static final int PARTITIONS = 2;
    static final int PATIENTS_PER_PARTITION = 4;

    private static final String TOPIC_ID = "BenchM0n";
    private static final Rotation ROTATION =
            new Rotation(32 << 20, 1_000_000, Rotation.Ages.always(Duration.ofHours(1)), 256 << 20);
    private static final int MARKER_EVERY = 40;

    private BronzeMonth() {}

    /** What was written. */
    record Written(long measurements, long events, long ticks) {}

    /** Schemas by which every process of the benchmark decodes the log. */
    static InMemorySchemas schemas() {
        InMemorySchemas schemas = new InMemorySchemas();
        schemas.idOf(CanonicalEvent.getClassSchema());
        return schemas;
    }

    /** Writes so many days. */
    static Written write(ObjectStore store, int days) {
        long measurements = 0;
        long events = 0;
        long ticks = 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            InMemorySchemas schemas = schemas();
            Writer<?> writer = writer(new BronzeFormat(new AvroDecoder(schemas)), schemas, store, partition);
            CanonicalMonth.Counts counts =
                    new CanonicalMonth(partition, PATIENTS_PER_PARTITION, writer::append).pass(days);
            writer.end();
            measurements += counts.measurements();
            events += counts.events();
            ticks += counts.ticks();
        }
        return new Written(measurements, events, ticks);
    }

    private static <R> Writer<R> writer(
            ChunkFormat<R> format, InMemorySchemas schemas, ObjectStore store, int partition) {
        ChunkChain chain = new ChunkChain(format.base(TOPIC), TOPIC, TOPIC_ID, partition, format.layout());
        return new Writer<>(new PartitionArchive<>(chain, format, ROTATION, 0), schemas, store, partition);
    }

    /** One partition; now and then the marker of a transaction takes an offset. */
    private static final class Writer<R> {

        private final PartitionArchive<R> archive;
        private final int schemaId;
        private final ObjectStore store;
        private final int partition;
        private long offset;

        Writer(PartitionArchive<R> archive, InMemorySchemas schemas, ObjectStore store, int partition) {
            this.archive = archive;
            this.schemaId = schemas.idOf(CanonicalEvent.getClassSchema());
            this.store = store;
            this.partition = partition;
        }

        void append(CanonicalEvent event, long appendTime) {
            byte[] value = AvroEncoder.encode(schemaId, event);
            archive.append(
                    new ConsumerRecord<>(
                            TOPIC,
                            partition,
                            offset,
                            appendTime,
                            TimestampType.LOG_APPEND_TIME,
                            0,
                            value.length,
                            new byte[0],
                            value,
                            new RecordHeaders(),
                            Optional.empty()),
                    Instant.EPOCH);
            offset += offset % MARKER_EVERY == 0 ? 2 : 1;
            put();
        }

        void end() {
            archive.finish();
            put();
        }

        private void put() {
            for (Optional<Chunk> next = archive.oldestFinished(); next.isPresent(); next = archive.oldestFinished()) {
                Chunk chunk = next.get();
                store.putIfAbsent(chunk.key(), chunk.content(), chunk.metadata());
                archive.durable(chunk, chunk.lastOffset());
            }
        }
    }
}
