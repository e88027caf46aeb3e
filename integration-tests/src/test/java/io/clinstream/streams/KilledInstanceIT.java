package io.clinstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topic;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.streams.testing.Vector;
import io.clinstream.testing.StackExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two instances under load, one of which is killed again and again: what is committed is what the engine makes of the
 * canonical log, and what a second, fresh application makes of it. {@code -Dcrash.kills} says how often.
 */
@ExtendWith(StackExtension.class)
class KilledInstanceIT {

    private static final Logger LOGGER = LoggerFactory.getLogger(KilledInstanceIT.class);
    private static final int KILLS = Integer.getInteger("crash.kills", 10);
    private static final int PARTITIONS = 4;
    private static final long SEED = 20_261_121L;

    private final StackAddresses addresses;

    @TempDir
    private Path folder;

    KilledInstanceIT(StackAddresses addresses) {
        this.addresses = addresses;
    }

    @Test
    void shouldCommitWhatTheEngineAndAReplayMakeOfTheLog() throws Exception {
        // Given
        PrivateTopics log = PrivateTopics.make(addresses.environment(), "it-crash", PARTITIONS);
        List<Duration> recoveries = new ArrayList<>();

        // When
        try (StreamProcessorProcess one = instance(log, "one");
                StreamProcessorProcess two = instance(log, "two")) {
            recoveries.addAll(killUnderLoad(log, one, two));
            awaitEnd(log, "intake", log.topics().raw());
            awaitEnd(log, "features", List.of(log.topics().events()));
            assertThat(one.stop()).isZero();
            assertThat(two.stop()).isZero();
        }

        // Then
        print(recoveries);
        Map<Integer, Long> read = new GroupProgress(log, "it-crash-features")
                .committed(log.topics().events());
        assertThat(read).hasSize(PARTITIONS);
        EngineReplay engine = EngineReplay.over(log);
        List<Vector> found = log.vectors();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<String> committed = EngineReplay.committed(found, partition, Long.MAX_VALUE);
            assertThat(committed).hasSizeGreaterThan(100).isEqualTo(engine.expected(partition, read.get(partition)));
            assertThat(new HashSet<>(committed)).hasSameSizeAs(committed);
        }
        LOGGER.info("{} committed vectors are those of the engine over the canonical log", found.size());
        assertReplayed(log, found, read);
    }

    private List<Duration> killUnderLoad(PrivateTopics log, StreamProcessorProcess one, StreamProcessorProcess two)
            throws Exception {
        Random random = new Random(SEED);
        List<Duration> recoveries = new ArrayList<>();
        try (SteadyLoad load = SteadyLoad.start(log, SEED);
                CommitWatch watch = CommitWatch.start(log)) {
            assertThat(load).isNotNull();
            for (int kill = 0; kill < KILLS; kill++) {
                watch.awaitMore(50 + random.nextInt(200));
                StreamProcessorProcess victim = random.nextBoolean() ? one : two;
                Instant killed = Instant.now();
                victim.killAndRelaunch();
                recoveries.add(watch.awaitEveryPartitionAfter(killed));
                victim.awaitReady();
            }
        }
        return recoveries;
    }

    /** A fresh application over the same log, with topics of its own. */
    private void assertReplayed(PrivateTopics log, List<Vector> first, Map<Integer, Long> read) throws Exception {
        PrivateTopics again = PrivateTopics.make(addresses.environment(), "it-crash-again", PARTITIONS);
        Map<String, String> settings = log.settings(Map.of(
                "CLINSTREAM_STREAM_APPLICATIONS",
                "features",
                "CLINSTREAM_STREAM_REPLAY",
                again.topics().prefix()));
        try (StreamProcessorProcess replay =
                StreamProcessorProcess.start(settings, Files.createDirectories(folder.resolve("again")))) {
            new GroupProgress(log, "it-crash-again-features")
                    .awaitEnd(List.of(log.topics().events()));
            assertThat(replay.stop()).isZero();
        }
        List<Vector> found = again.vectors();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<String> second = EngineReplay.committed(found, partition, read.get(partition));
            assertThat(second)
                    .anyMatch(vector -> vector.contains(" EXPIRY "))
                    .isEqualTo(EngineReplay.committed(first, partition, read.get(partition)));
        }
    }

    private StreamProcessorProcess instance(PrivateTopics log, String name) throws Exception {
        return StreamProcessorProcess.start(
                log.settings(Map.of("CLINSTREAM_STREAM_INSTANCE", name)),
                Files.createDirectories(folder.resolve(name)));
    }

    private static void awaitEnd(PrivateTopics log, String application, List<Topic> topics) throws Exception {
        new GroupProgress(log, log.topics().prefix() + "-" + application).awaitEnd(topics);
    }

    private static void print(List<Duration> recoveries) {
        List<Long> sorted = recoveries.stream().map(Duration::toMillis).sorted().toList();
        assertThat(sorted).hasSize(KILLS);
        LOGGER.info(
                "{} kills; from the kill to a committed vector in every partition: min {} ms, median {} ms, max {} ms",
                KILLS,
                sorted.get(0),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1));
    }
}
