package io.clinstream.features.sink;

import io.clinstream.features.chunk.Chunk;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.PartitionArchive;
import io.clinstream.features.chunk.Rotation;
import io.clinstream.platform.objects.ObjectStore;
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
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
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
    private final ChunkPut chunkPut;
    private final Commits commits;

    private final Map<TopicPartition, PartitionArchive<R>> archives = new HashMap<>();
    private final Set<PartitionArchive<R>> uploading = new HashSet<>();
    private final Map<TopicPartition, Long> durable = new HashMap<>();
    private final Map<TopicPartition, Instant> retryAt = new HashMap<>();
    private final Set<TopicPartition> locating = new HashSet<>();
    private final Set<TopicPartition> leftBehind = new HashSet<>();

    private boolean joined;
    private boolean memoryShort;
    private volatile boolean stopping;

    /**
     * A sink that owns {@code consumer} and closes it.
     *
     * @param consumer committed records as bytes; no automatic commit, and no automatic reset of offsets
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
        this.chunkPut = new ChunkPut(store, topicIds, clock, status, meters);
        this.commits = new Commits(consumer);
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
        ConsumerRecords<byte[], byte[]> polled = poll();
        Instant now = clock.instant();
        for (TopicPartition partition : polled.partitions()) {
            fill(partition, polled.records(partition), now);
        }
        background.deliver();
        archives.values().forEach(archive -> archive.finishIfDue(now));
        relieveMemory();
        startUploads();
        commit();
        leftBehind.removeIf(this::locateIfClean);
        pauseAndResume(now);
        tellStatus();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        joined = true;
        if (assigned.isEmpty()) {
            return;
        }
        // A position of ours, whatever was committed: with none, the first poll fails.
        consumer.seekToBeginning(assigned);
        assigned.forEach(this::locate);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        flush(revoked);
        onPartitionsLost(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        for (TopicPartition partition : lost) {
            forget(partition);
            locating.remove(partition);
            leftBehind.remove(partition);
        }
    }

    /** Whether rows of the partition wait for their object. */
    boolean isHolding(TopicPartition partition) {
        PartitionArchive<R> archive = archives.get(partition);
        return archive != null && !archive.isClean();
    }

    private void forget(TopicPartition partition) {
        archives.remove(partition);
        durable.remove(partition);
        commits.forget(partition);
        retryAt.remove(partition);
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException outside) {
            outside.offsetOutOfRangePartitions().forEach((partition, offset) -> {
                LOGGER.warn("{}: the log does not have offset {}; looking where to go on", partition, offset);
                consumer.pause(List.of(partition));
                leftBehind.add(partition);
            });
            return ConsumerRecords.empty();
        }
    }

    /** What is held of a partition that fell out of its log may be all there is of it: it is stored before. */
    private boolean locateIfClean(TopicPartition partition) {
        PartitionArchive<R> archive = archives.get(partition);
        if (archive != null && !archive.isClean()) {
            archive.finish();
            return false;
        }
        forget(partition);
        locate(partition);
        return true;
    }

    private void locate(TopicPartition partition) {
        consumer.pause(List.of(partition));
        locating.add(partition);
        background.start(
                "finding the end of the objects of " + partition,
                () -> ChainStart.find(partition, format, topicIds, store),
                start -> located(partition, start));
    }

    private void located(TopicPartition partition, ChainStart start) {
        if (!locating.remove(partition)) {
            return;
        }
        long beginning = offset(consumer.beginningOffsets(Set.of(partition)), partition);
        long end = offset(consumer.endOffsets(Set.of(partition)), partition);
        if (start.next() > end) {
            throw new IllegalStateException(partition + ": the log ends at " + end + ", its objects at " + start.next()
                    + ": the log lost records, and what it takes now has offsets that are stored");
        }
        if (start.next() < beginning) {
            // What was once committed was stored, or was no row.
            long missed = Math.max(start.next(), commits.find(partition).orElse(0));
            if (missed < beginning) {
                lost(partition, missed, beginning - 1);
            }
        }
        long next = Math.max(start.next(), beginning);
        consumer.seek(partition, next);
        archives.put(partition, new PartitionArchive<>(start.chain(), format, rotation, next));
    }

    private void lost(TopicPartition partition, long from, long to) {
        LOGGER.error("{}: offsets {} to {} left the log before they were stored", partition, from, to);
        meters.lost(to - from + 1);
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

    /** Chunks are ended early only while none waits for its object; else reading pauses. */
    private void relieveMemory() {
        long held = archives.values().stream()
                .mapToLong(PartitionArchive::bufferedBytes)
                .sum();
        memoryShort = held > rotation.maxBufferedBytes();
        if (memoryShort && archives.values().stream().noneMatch(PartitionArchive::isWaiting)) {
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
        background.start("putting " + chunk.key(), () -> chunkPut.put(chunk, archive.chain()), outcome -> {
            uploading.remove(archive);
            if (archives.get(partition) != archive) {
                return;
            }
            if (outcome instanceof ChunkPut.Stands stands) {
                becameDurable(partition, archive, chunk, stands.lastOffset());
            } else {
                LOGGER.error("{} was deleted and made anew before all of it was stored", partition);
                lost(partition, chunk.firstOffset(), chunk.lastOffset());
                forget(partition);
                locate(partition);
            }
        });
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), partition::toString);
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
        Map<TopicPartition, Long> reached = new HashMap<>();
        // Behind the last row there may be markers of transactions: an idle partition has no lag.
        archives.forEach((partition, archive) -> reached.put(
                partition, archive.isClean() ? consumer.position(partition) : durable.getOrDefault(partition, -1L)));
        commits.commit(reached);
    }

    private void pauseAndResume(Instant now) {
        retryAt.values().removeIf(at -> !now.isBefore(at));
        for (TopicPartition partition : consumer.assignment()) {
            PartitionArchive<R> archive = archives.get(partition);
            boolean wait = archive == null
                    || memoryShort
                    || archive.isWaiting()
                    || leftBehind.contains(partition)
                    || retryAt.containsKey(partition);
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
        status.lag(lag());
    }

    /** Records not yet read; −1 while that is not known of every partition. */
    private long lag() {
        long sum = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong behind = consumer.currentLag(partition);
            if (behind.isEmpty() || !archives.containsKey(partition)) {
                return -1;
            }
            sum += behind.getAsLong();
        }
        return joined ? sum : -1;
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
