package io.clinstream.features.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.features.Samples;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.Pace;
import io.clinstream.features.chunk.Rotation;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.ObjectStoreException;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.platform.registry.RegistryUnavailableException;
import io.clinstream.platform.registry.UndecodableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObjectSinkTest {

    private static final String TOPIC = "clinical.vitals";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 2);
    private static final Instant EVENING = Instant.parse("2026-11-20T23:59:59Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-11-21T00:00:00Z");
    private static final String NAME = "raw/clinical.vitals/date=2026-11-20/clinical.vitals.AbCdEfGh.00002.";
    private static final Rotation THREE_ROWS =
            new Rotation(1_000_000, 3, Rotation.Ages.always(Duration.ofHours(1)), 1_000_000);
    private static final Rotation BY_DATE_ONLY =
            new Rotation(1_000_000, 1_000, Rotation.Ages.always(Duration.ofHours(1)), 1_000_000);

    private static final Rotation BY_PACE = new Rotation(
            1_000_000,
            1_000,
            new Rotation.Ages(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(135)),
            1_000_000);

    private final ObjectStore store = new InMemoryObjectStore(Clock.systemUTC());
    private final AtomicBoolean storeDown = new AtomicBoolean();
    private final AtomicBoolean registryDown = new AtomicBoolean();
    private final AtomicBoolean answerLost = new AtomicBoolean();
    private final PassingClock clock = new PassingClock();
    private long committedBefore;
    private volatile String topicId = "AbCdEfGh";
    private final SinkStatus status = new SinkStatus("test");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final MockConsumer<byte[], byte[]> consumer = consumer();

    @AfterEach
    void closeMetrics() {
        metrics.close();
    }

    @Test
    void shouldNameObjectsByPartitionAndFirstOffsetAndCommitAfterThem() {
        // Given
        ObjectSink<String> sink = started(THREE_ROWS);

        // When
        append(0, EVENING, "a", "b", "c", "d");
        turn(sink, () -> committed() == 3);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("abc");
        assertThat(store.stat(NAME + "00000000000000000000.txt").orElseThrow().metadata())
                .containsEntry("last-offset", "2")
                .containsEntry("first-offset", "0")
                .containsEntry("rows", "3");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void shouldBeginANewObjectWithEveryDateOfAppendTime() {
        // Given
        ObjectSink<String> sink = started(BY_DATE_ONLY);

        // When
        append(0, EVENING, "a", "b");
        append(2, NEXT_DAY, "c");
        turn(sink, () -> keys().size() == 1);
        stop(sink);

        // Then
        assertThat(keys())
                .containsExactly(
                        NAME + "00000000000000000000.txt",
                        "raw/clinical.vitals/date=2026-11-21/clinical.vitals.AbCdEfGh.00002.00000000000000000002.txt");
        assertThat(committed()).isEqualTo(3);
    }

    @Test
    void shouldGoOnBehindTheLastObjectEvenIfItsCommitWasLost() {
        // Given
        store.putIfAbsent(
                NAME + "00000000000000000000.txt", bytes("ab"), Map.of("first-offset", "0", "last-offset", "1"));
        store.putIfAbsent(
                NAME + "00000000000000000002.txt", bytes("cde"), Map.of("first-offset", "2", "last-offset", "4"));
        store.putIfAbsent(
                "raw/clinical.vitals/date=2026-11-20/clinical.vitals.ZZZZZZZZ.00002.00000000000000000900.txt",
                bytes("of a deleted topic"),
                Map.of("last-offset", "999"));

        // When
        ObjectSink<String> sink = started(THREE_ROWS);
        append(0, EVENING, "a", "b", "c", "d", "e", "f", "g", "h");
        turn(sink, () -> committed() == 8);

        // Then
        assertThat(content(NAME + "00000000000000000005.txt")).isEqualTo("fgh");
    }

    @Test
    void shouldAdoptAnotherWritersObjectAndGoOnBehindIt() {
        // Given
        ObjectSink<String> sink = started(THREE_ROWS);
        store.putIfAbsent(
                NAME + "00000000000000000000.txt", bytes("ab"), Map.of("first-offset", "0", "last-offset", "1"));

        // When
        append(0, EVENING, "a", "b", "c", "d");
        turn(sink, () -> consumer.position(PARTITION) == 2);
        append(2, EVENING, "c", "d", "e"); // what the broker sends again from there
        turn(sink, () -> committed() == 5);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("ab");
        assertThat(content(NAME + "00000000000000000002.txt")).isEqualTo("cde");
        assertThat(keys()).hasSize(2);
        assertThat(counted("clinstream.features.objects.adopted")).isEqualTo(1);
    }

    @Test
    void shouldPauseWhileTheStoreIsDownAndLoseNothing() {
        // Given
        ObjectSink<String> sink = started(THREE_ROWS);
        storeDown.set(true);
        append(0, EVENING, "a", "b", "c");
        turn(sink, () -> status.state() == SinkStatus.State.WAITING);
        assertThat(consumer.paused()).containsExactly(PARTITION);
        assertThat(committed()).isZero();

        // When
        storeDown.set(false);
        turn(sink, () -> committed() == 3);
        append(3, EVENING, "d", "e", "f");
        turn(sink, () -> committed() == 6);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("abc");
        assertThat(content(NAME + "00000000000000000003.txt")).isEqualTo("def");
        assertThat(status.state()).isEqualTo(SinkStatus.State.RUNNING);
    }

    @Test
    void shouldReadARecordAgainAfterARegistryOutage() {
        // Given
        ObjectSink<String> sink = started(THREE_ROWS);
        registryDown.set(true);
        append(0, EVENING, "a", "b", "c");
        turn(sink, () -> status.state() == SinkStatus.State.WAITING);
        assertThat(keys()).isEmpty();

        // When
        registryDown.set(false);
        clock.pass(Duration.ofSeconds(1));
        append(0, EVENING, "a", "b", "c"); // what the broker sends again from there
        turn(sink, () -> committed() == 3);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("abc");
    }

    @Test
    void shouldPassOverPoisonAndCountIt() {
        // Given
        ObjectSink<String> sink = started(THREE_ROWS);

        // When
        append(0, EVENING, "a", "poison", "b", "c");
        turn(sink, () -> committed() == 4);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("abc");
        assertThat(counted("clinstream.features.skipped")).isEqualTo(1);
    }

    @Test
    void shouldGoOnBehindRecordsThatAreNoRowsAndCountNone() {
        // Given
        ObjectSink<String> sink = started(THREE_ROWS);

        // When
        append(0, EVENING, "tick", "a", "tick", "b", "c", "tick", "tick");
        turn(sink, () -> committed() == 7);

        // Then
        assertThat(content(NAME + "00000000000000000001.txt")).isEqualTo("abc");
        assertThat(store.stat(NAME + "00000000000000000001.txt").orElseThrow().metadata())
                .containsEntry("last-offset", "4")
                .containsEntry("rows", "3");
        assertThat(counted("clinstream.features.skipped")).isZero();
    }

    @Test
    void shouldFlushWhatItHoldsWhenPartitionsAreTakenAway() {
        // Given
        ObjectSink<String> sink = started(BY_DATE_ONLY);
        append(0, EVENING, "a", "b");
        sink.step();

        // When
        sink.onPartitionsRevoked(List.of(PARTITION));

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("ab");
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void shouldWriteNothingForPartitionsThatWereLost() {
        // Given
        ObjectSink<String> sink = started(BY_DATE_ONLY);
        append(0, EVENING, "a", "b");
        sink.step();

        // When
        sink.onPartitionsLost(List.of(PARTITION));
        sink.step();

        // Then
        assertThat(keys()).isEmpty();
        assertThat(committed()).isZero();
    }

    @Test
    void shouldEndOnlyTheLargestChunkWhenMemoryIsShort() {
        // Given
        ObjectSink<String> sink = started(new Rotation(1_000_000, 1_000, Rotation.Ages.always(Duration.ofHours(1)), 3));

        // When
        append(0, EVENING, "aa", "bb");
        turn(sink, () -> committed() == 2);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("aabb");
    }

    @Test
    void shouldKeepAHistoricalLoadInOneObjectUntilItPauses() {
        // Given
        ObjectSink<String> sink = started(BY_PACE);

        // When
        for (int minute = 0; minute < 10; minute++) {
            append(minute, EVENING, "load" + minute);
            sink.step();
            clock.pass(Duration.ofSeconds(9));
        }
        assertThat(keys()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        turn(sink, () -> committed() == 10);

        // Then
        assertThat(keys()).containsExactly(NAME + "00000000000000000000.txt");
    }

    @Test
    void shouldEndALoadThatNeverPausesByAge() {
        // Given
        ObjectSink<String> sink = started(BY_PACE);

        // When
        for (int turn = 0; turn < 20; turn++) {
            append(turn, EVENING, "load");
            sink.step();
            clock.pass(Duration.ofSeconds(9));
        }
        turn(sink, () -> keys().size() == 1);

        // Then
        assertThat(store.stat(NAME + "00000000000000000000.txt").orElseThrow().metadata())
                .containsEntry("rows", "16");
    }

    @Test
    void shouldNotWaitForALiveRowsSuccessors() {
        // Given
        ObjectSink<String> sink = started(BY_PACE);

        // When
        append(0, EVENING, "load", "now");
        sink.step();
        clock.pass(Duration.ofSeconds(5));
        turn(sink, () -> committed() == 2);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("loadnow");
    }

    @Test
    void shouldStoreWhatItHoldsAndSayWhatIsLostWhenTheLogMovesOnWithoutIt() {
        // Given
        ObjectSink<String> sink = started(BY_DATE_ONLY);
        append(0, EVENING, "a", "b");
        sink.step();

        // When
        consumer.updateBeginningOffsets(Map.of(PARTITION, 50L));
        consumer.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 2L)));
        turn(sink, () -> consumer.position(PARTITION) == 50);
        append(50, EVENING, "c");
        turn(sink, () -> sink.isHolding(PARTITION));
        stop(sink);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("ab");
        assertThat(content(NAME + "00000000000000000050.txt")).isEqualTo("c");
        assertThat(counted("clinstream.features.offsets.lost")).isEqualTo(48);
    }

    @Test
    void shouldCountNothingAsLostThatWasOncePassedOver() {
        // Given
        store.putIfAbsent(
                NAME + "00000000000000000000.txt", bytes("ab"), Map.of("first-offset", "0", "last-offset", "1"));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 50L));
        committedBefore = 48;

        // When
        started(BY_DATE_ONLY);

        // Then
        assertThat(consumer.position(PARTITION)).isEqualTo(50);
        assertThat(counted("clinstream.features.offsets.lost")).isEqualTo(2);
    }

    @Test
    void shouldBeginAChainOfItsOwnForATopicThatWasMadeAnew() {
        // Given
        ObjectSink<String> sink = started(THREE_ROWS);
        append(0, EVENING, "a", "b", "c");
        turn(sink, () -> committed() == 3);
        append(3, EVENING, "d", "e");
        sink.step();

        // When
        topicId = "ZzZzZzZz";
        append(5, EVENING, "f");
        turn(sink, () -> counted("clinstream.features.offsets.lost") == 3);
        turn(sink, () -> consumer.position(PARTITION) == 0);
        append(0, EVENING, "x", "y", "z");
        turn(sink, () -> keys().size() == 2);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("abc");
        assertThat(content(NAME.replace("AbCdEfGh", "ZzZzZzZz") + "00000000000000000000.txt"))
                .isEqualTo("xyz");
    }

    @Test
    void shouldTakeItsOwnObjectForDurableWhenTheAnswerWasLost() {
        // Given
        ObjectSink<String> sink = started(THREE_ROWS);
        answerLost.set(true);

        // When
        append(0, EVENING, "a", "b", "c", "d");
        turn(sink, () -> committed() == 3);
        stop(sink);

        // Then
        assertThat(content(NAME + "00000000000000000000.txt")).isEqualTo("abc");
        assertThat(content(NAME + "00000000000000000003.txt")).isEqualTo("d");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void shouldPauseInsteadOfEndingChunkAfterChunkWhileTheStoreIsSlow() {
        // Given
        TopicPartition other = new TopicPartition(TOPIC, 3);
        ObjectSink<String> sink = started(new Rotation(1_000_000, 1_000, Rotation.Ages.always(Duration.ofHours(1)), 3));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L, other, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 100L, other, 100L));
        consumer.rebalance(List.of(PARTITION, other));
        sink.onPartitionsAssigned(List.of(other));
        turn(sink, () -> consumer.paused().isEmpty());
        storeDown.set(true);

        // When
        consumer.addRecord(Samples.record(TOPIC, 3, 0, EVENING, bytes("o")));
        append(0, EVENING, "aa", "bb");
        turn(sink, () -> consumer.paused().containsAll(List.of(PARTITION, other)));
        turn(sink, () -> status.state() == SinkStatus.State.WAITING);

        // Then
        assertThat(sink.isHolding(other)).isTrue();
        storeDown.set(false);
        turn(sink, () -> committed() == 2);
        assertThat(keys()).containsExactly(NAME + "00000000000000000000.txt");
    }

    private ObjectSink<String> started(Rotation rotation) {
        ObjectSink<String> sink = new ObjectSink<>(
                consumer,
                List.of(TOPIC),
                new Text(),
                rotation,
                new Fragile(),
                topic -> topicId,
                clock,
                status,
                new SinkMeters(metrics, status));
        consumer.subscribe(List.of(TOPIC), sink);
        consumer.rebalance(List.of(PARTITION));
        if (committedBefore > 0) {
            consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(committedBefore)));
        }
        sink.onPartitionsAssigned(List.of(PARTITION));
        turn(sink, () -> status.state() == SinkStatus.State.RUNNING);
        return sink;
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 100L));
        return consumer;
    }

    private void append(long firstOffset, Instant appendedAt, String... values) {
        long offset = firstOffset;
        for (String value : values) {
            consumer.addRecord(Samples.record(TOPIC, 2, offset++, appendedAt, bytes(value)));
        }
    }

    private static void turn(ObjectSink<?> sink, BooleanSupplier until) {
        await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).until(() -> {
            sink.step();
            return until.getAsBoolean();
        });
    }

    private static void stop(ObjectSink<?> sink) {
        sink.step();
        sink.onPartitionsRevoked(List.of(PARTITION));
    }

    private long committed() {
        OffsetAndMetadata offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return offset == null ? 0 : offset.offset();
    }

    private double counted(String meter) {
        return metrics.counter(meter, "sink", "test").count();
    }

    private List<String> keys() {
        return store.list("").stream().map(ObjectInfo::key).toList();
    }

    private String content(String key) {
        return new String(store.find(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Rows are the records' text, joined. */
    private final class Text implements ChunkFormat<String> {

        @Override
        public Optional<String> read(ConsumerRecord<byte[], byte[]> source, String topicId) {
            if (registryDown.get()) {
                throw new RegistryUnavailableException("down", new IOException("refused"));
            }
            String text = new String(source.value(), StandardCharsets.UTF_8);
            if (text.equals("poison")) {
                throw new UndecodableException("poison");
            }
            return text.equals("tick") ? Optional.empty() : Optional.of(text);
        }

        @Override
        public Pace paceOf(String row) {
            return row.startsWith("load") ? Pace.LOAD : Pace.LIVE;
        }

        @Override
        public ChunkEncoder<String> open(String first) {
            return new Joined();
        }

        @Override
        public ChunkChain.Layout layout() {
            return new ChunkChain.Layout(false, "txt");
        }

        @Override
        public String base(String topic) {
            return "raw/" + topic;
        }
    }

    private static final class Joined implements ChunkEncoder<String> {

        private final StringBuilder text = new StringBuilder();

        @Override
        public boolean fits(String row) {
            return true;
        }

        @Override
        public void add(String row) {
            text.append(row);
        }

        @Override
        public long bufferedBytes() {
            return text.length();
        }

        @Override
        public byte[] finish() {
            return bytes(text.toString());
        }
    }

    /** Stands still but for what the test lets pass. */
    private static final class PassingClock extends Clock {

        private volatile Instant now = EVENING;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** The store, which can be down, or lose an answer. */
    private final class Fragile implements ObjectStore {

        @Override
        public PutOutcome putIfAbsent(String key, byte[] content, Map<String, String> metadata) {
            PutOutcome outcome = up().putIfAbsent(key, content, metadata);
            if (answerLost.compareAndSet(true, false)) {
                throw new ObjectStoreException("reset", new IOException("connection reset"));
            }
            return outcome;
        }

        @Override
        public PutOutcome putIfAbsent(String key, Path content, Map<String, String> metadata) {
            return up().putIfAbsent(key, content, metadata);
        }

        @Override
        public Optional<byte[]> find(String key) {
            return up().find(key);
        }

        @Override
        public void download(String key, Path target) {
            up().download(key, target);
        }

        @Override
        public Optional<ObjectInfo> stat(String key) {
            return up().stat(key);
        }

        @Override
        public List<ObjectInfo> list(String prefix) {
            return up().list(prefix);
        }

        @Override
        public boolean bucketExists() {
            return up().bucketExists();
        }

        @Override
        public void createBucket() {
            up().createBucket();
        }

        private ObjectStore up() {
            if (storeDown.get()) {
                throw new ObjectStoreException("down", new IOException("refused"));
            }
            return store;
        }
    }
}
