package io.clinstream.features.sink;

import io.clinstream.features.chunk.Chunk;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.PartitionArchive;
import io.clinstream.features.chunk.Rotation;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.platform.registry.RegistryUnavailableException;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries topics into create-only objects. The poll thread reads and fills chunks; one background thread talks to the
 * object store. A partition whose finished chunk waits for its object is paused, so memory is bounded and the consumer
 * stays in its group however slow the store is. Offsets are committed after their objects exist; where to go on is read
 * from the objects themselves.
 *
 * @param <R> a row
 */
public final class ObjectSink<R> implements Sink, ConsumerRebalanceListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(ObjectSink.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FLUSH = Duration.ofSeconds(20);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration REGISTRY_WAIT = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final ChunkFormat<R> format;
    private final Rotation rotation;
    private final ObjectStore store;
    private final TopicIds topicIds;
    private final Clock clock;
    private final SinkStatus status;
    private final SinkMeters meters;
    private final Background background;

    private final Map<TopicPartition, PartitionArchive<R>> archives = new HashMap<>();
    private final Set<PartitionArchive<R>> uploading = new HashSet<>();
    private final Map<TopicPartition, Long> durable = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Instant> retryAt = new HashMap<>();
    private final Set<TopicPartition> locating = new HashSet<>();

    private boolean joined;
    private volatile boolean stopping;

    /**
     * A sink that owns {@code consumer} and closes it.
     *
     * @param consumer committed records as bytes; no automatic commit
     * @param topics what to carry
     * @param format rows and objects
     * @param rotation when objects end
     * @param store where to
     * @param topicIds ids for object names
     * @param clock age of chunks
     * @param status told what happens
     * @param meters counts what happens
     */
    public ObjectSink(
            Consumer<byte[], byte[]> consumer,
            List<String> topics,
            ChunkFormat<R> format,
            Rotation rotation,
            ObjectStore store,
            TopicIds topicIds,
            Clock clock,
            SinkStatus status,
            SinkMeters meters) {
        this.consumer = consumer;
        this.topics = List.copyOf(topics);
        this.format = format;
        this.rotation = rotation;
        this.store = store;
        this.topicIds = topicIds;
        this.clock = clock;
        this.status = status;
        this.meters = meters;
        this.background = new Background(status.name(), meters::retried);
    }

    @Override
    public void run() {
        try (background;
                consumer) {
            consumer.subscribe(topics, this);
            while (!stopping) {
                step();
            }
            flush(archives.keySet());
        }
    }

    @Override
    public void stop() {
        stopping = true;
    }

    /** One turn of the loop: read, rotate, hand over, commit what became durable. */
    void step() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        Instant now = clock.instant();
        for (TopicPartition partition : polled.partitions()) {
            fill(partition, polled.records(partition), now);
        }
        background.deliver();
        archives.values().forEach(archive -> archive.finishIfDue(now));
        relieveMemory();
        startUploads();
        commit();
        pauseAndResume(now);
        tellStatus();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        joined = true;
        if (assigned.isEmpty()) {
            return;
        }
        consumer.pause(assigned);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(assigned);
        for (TopicPartition partition : assigned) {
            locating.add(partition);
            background.start(
                    "finding the end of the objects of " + partition,
                    () -> start(partition, beginnings.getOrDefault(partition, 0L)),
                    archive -> located(partition, archive));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        flush(revoked);
        onPartitionsLost(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        for (TopicPartition partition : lost) {
            archives.remove(partition);
            locating.remove(partition);
            durable.remove(partition);
            committed.remove(partition);
            retryAt.remove(partition);
        }
    }

    /** On the background thread: where the partition's chain of objects ends is where to go on. */
    private PartitionArchive<R> start(TopicPartition partition, long beginning) {
        ChunkChain chain = new ChunkChain(
                format.base(partition.topic()),
                partition.topic(),
                topicIds.shortId(partition.topic()),
                partition.partition(),
                format.layout());
        long next = chain.end(store).orElse(-1) + 1;
        if (next > 0 && next < beginning) {
            LOGGER.error("{}: offsets {} to {} left the log before they were stored", partition, next, beginning - 1);
        }
        return new PartitionArchive<>(chain, format, rotation, Math.max(next, beginning));
    }

    private void located(TopicPartition partition, PartitionArchive<R> archive) {
        if (locating.remove(partition)) {
            consumer.seek(partition, archive.nextOffset());
            archives.put(partition, archive);
        }
    }

    private void fill(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> polled, Instant now) {
        PartitionArchive<R> archive = archives.get(partition);
        if (archive == null) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> source : polled) {
            try {
                archive.append(source, now);
            } catch (UndecodableException noRow) {
                LOGGER.error("{} offset {} is passed over: {}", partition, source.offset(), noRow.getMessage());
                meters.skipped();
                archive.skip(source.offset());
            } catch (RegistryUnavailableException | UnknownSchemaException away) {
                consumer.seek(partition, source.offset());
                retryAt.put(partition, now.plus(REGISTRY_WAIT));
                meters.retried();
                return;
            }
        }
    }

    private void relieveMemory() {
        long held = archives.values().stream()
                .mapToLong(PartitionArchive::bufferedBytes)
                .sum();
        if (held > rotation.maxBufferedBytes()) {
            archives.values().stream()
                    .max(Comparator.comparingLong(PartitionArchive::openBytes))
                    .ifPresent(PartitionArchive::finish);
        }
    }

    private void startUploads() {
        archives.forEach((partition, archive) -> {
            if (!uploading.contains(archive)) {
                archive.oldestFinished().ifPresent(chunk -> upload(partition, archive, chunk));
            }
        });
    }

    private void upload(TopicPartition partition, PartitionArchive<R> archive, Chunk chunk) {
        uploading.add(archive);
        background.start("putting " + chunk.key(), () -> put(chunk), lastOffset -> {
            uploading.remove(archive);
            if (archives.get(partition) == archive) {
                becameDurable(partition, archive, chunk, lastOffset);
            }
        });
    }

    /** On the background thread: the object's last offset, whoever wrote it. */
    private long put(Chunk chunk) {
        if (store.putIfAbsent(chunk.key(), chunk.content(), chunk.metadata()) == PutOutcome.CREATED) {
            meters.created(chunk);
            status.durable(clock.instant());
            return chunk.lastOffset();
        }
        meters.adopted();
        return ChunkChain.lastOffset(store, chunk.key());
    }

    private void becameDurable(TopicPartition partition, PartitionArchive<R> archive, Chunk chunk, long lastOffset) {
        durable.put(partition, lastOffset + 1);
        archive.durable(chunk, lastOffset).ifPresent(next -> {
            LOGGER.info(
                    "{}: {} is another writer's and ends at {}; going on there", partition, chunk.key(), lastOffset);
            consumer.seek(partition, next);
        });
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        archives.forEach((partition, archive) -> {
            // Behind the last row there may be markers of transactions: an idle partition has no lag.
            long reached = archive.isClean() ? consumer.position(partition) : durable.getOrDefault(partition, -1L);
            if (reached > committed.getOrDefault(partition, -1L)) {
                offsets.put(partition, new OffsetAndMetadata(reached));
            }
        });
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, COMMIT);
            offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        } catch (RebalanceInProgressException | CommitFailedException later) {
            LOGGER.debug("offsets will be committed by the next owner or the next turn: {}", later.getMessage());
        } catch (RetriableException unavailable) {
            LOGGER.warn("offsets are committed later: {}", unavailable.getMessage());
        }
    }

    private void pauseAndResume(Instant now) {
        retryAt.values().removeIf(at -> !now.isBefore(at));
        for (TopicPartition partition : consumer.assignment()) {
            PartitionArchive<R> archive = archives.get(partition);
            boolean wait = archive == null || archive.isWaiting() || retryAt.containsKey(partition);
            if (wait != consumer.paused().contains(partition)) {
                if (wait) {
                    consumer.pause(List.of(partition));
                } else {
                    consumer.resume(List.of(partition));
                }
            }
        }
    }

    private void tellStatus() {
        if (background.isFailing()) {
            status.waiting("the object store does not answer");
        } else if (!retryAt.isEmpty()) {
            status.waiting("the schema registry does not answer or lost a schema");
        } else if (joined && locating.isEmpty()) {
            status.running();
        }
        status.lag(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }

    /** Makes everything read of these partitions durable and commits it, or gives up after {@link #FLUSH}. */
    private void flush(Collection<TopicPartition> partitions) {
        List<PartitionArchive<R>> flushed = partitions.stream()
                .filter(archives::containsKey)
                .map(archives::get)
                .toList();
        flushed.forEach(PartitionArchive::finish);
        Instant deadline = clock.instant().plus(FLUSH);
        startUploads();
        while (flushed.stream().anyMatch(PartitionArchive::isWaiting)
                && clock.instant().isBefore(deadline)) {
            background.awaitOne(POLL);
            startUploads();
        }
        commit();
    }
}
