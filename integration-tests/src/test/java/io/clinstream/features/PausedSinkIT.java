package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.streams.GroupProgress;
import io.clinstream.streams.PrivateTopics;
import io.clinstream.streams.SteadyLoad;
import io.clinstream.streams.StreamProcessorProcess;
import io.clinstream.testing.StackExtension;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two writers of one partition: the first is stopped with its puts on the way, loses its partitions to the second, and
 * wakes up; its puts arrive long after the second has written on.
 */
@ExtendWith(StackExtension.class)
class PausedSinkIT {

    private static final Logger LOGGER = LoggerFactory.getLogger(PausedSinkIT.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = 17;
    private static final int SINKS = 3;
    private static final String RAW = "raw/it-paused.";

    private final StackAddresses addresses;

    @TempDir
    private Path folder;

    PausedSinkIT(StackAddresses addresses) {
        this.addresses = addresses;
    }

    @Test
    void shouldLeaveNothingOutOverwriteNothingAndRepeatNothing() throws Exception {
        // Given
        PrivateTopics log = PrivateTopics.make(addresses.environment(), "it-paused", 1);
        StoredObjects stored = new StoredObjects(MinioObjectStore.from(Configuration.of(log.settings())), folder);
        try (FaultyS3 proxy = FaultyS3.before(addresses.environment().get("CLINSTREAM_S3_ENDPOINT"), SEED);
                StreamProcessorProcess streams = StreamProcessorProcess.start(
                        log.settings(), Files.createDirectories(folder.resolve("streams")));
                FeatureServiceProcess sleeper = FeatureServiceProcess.start(
                        settings(log, Map.of("CLINSTREAM_S3_ENDPOINT", proxy.endpoint())), folder.resolve("one.log"));
                FeatureServiceProcess heir =
                        FeatureServiceProcess.prepared(settings(log, Map.of()), folder.resolve("two.log"));
                RedisOnlineStore redis = new RedisOnlineStore(URI.create(addresses.redisUrl()))) {
            Map<String, String> before;
            try (SteadyLoad load = SteadyLoad.start(log, SEED)) {
                assertThat(load).isNotNull();
                awaitObjects(stored, 1);
                proxy.hold();
                await().atMost(PATIENCE).until(() -> proxy.held().size() >= SINKS);
                sleeper.pause();

                // When
                heir.relaunch(Map.of());
                await().atMost(PATIENCE).until(() -> proxy.held().stream().allMatch(key -> exists(stored, key)));
                before = checksums(stored);
                proxy.release();
                sleeper.resume();
                awaitObjects(stored, stored.store().list(RAW).size() + SINKS);
            }
            awaitEnd(log);
            assertThat(streams.stop()).isZero();
            heir.awaitAllRead();
            sleeper.awaitAllRead();
            assertThat(heir.stop()).isZero();
            assertThat(sleeper.stop()).isZero();

            // Then
            assertThat(proxy.lateAnswers()).hasSameSizeAs(proxy.held()).containsOnly(412);
            Map<String, String> after = checksums(stored);
            assertThat(after).containsAllEntriesOf(before);
            Map<String, Integer> compared = new LogProof(log, stored).all(redis);
            assertThat(compared.values()).allSatisfy(count -> assertThat(count).isPositive());
            LOGGER.info(
                    "a writer paused with {} puts on their way, all refused; {} equal to the log",
                    proxy.held().size(),
                    compared);
        }
    }

    private static boolean exists(StoredObjects stored, String path) {
        // The path has the bucket in front.
        return stored.store().stat(path.substring(path.indexOf('/', 1) + 1)).isPresent();
    }

    private static void awaitObjects(StoredObjects stored, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> stored.store().list(RAW).size() >= count);
    }

    private static void awaitEnd(PrivateTopics log) throws Exception {
        String prefix = log.topics().prefix();
        new GroupProgress(log, prefix + "-intake").awaitEnd(log.topics().raw());
        new GroupProgress(log, prefix + "-features")
                .awaitEnd(List.of(log.topics().events()));
    }

    private static Map<String, String> checksums(StoredObjects stored) {
        Map<String, String> checksums = new HashMap<>(stored.checksums("processed/"));
        checksums.putAll(stored.checksums("features/offline/"));
        checksums.putAll(stored.checksums(RAW));
        return checksums;
    }

    private static Map<String, String> settings(PrivateTopics log, Map<String, String> more) {
        Map<String, String> settings = log.settings(more);
        settings.put("CLINSTREAM_OBJECT_MAX_AGE", "PT1S");
        return settings;
    }
}
