package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.contract.Topic;
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
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feature service is killed again and again under load, with an object store that fails or is slow at times; then
 * asked to stop with everything still in memory. Every store must equal the log. {@code -Dcrash.kills} says how often,
 * {@code -Dcrash.seed} at which points.
 */
@ExtendWith(StackExtension.class)
class KilledSinksIT {

    private static final Logger LOGGER = LoggerFactory.getLogger(KilledSinksIT.class);
    private static final int KILLS = Integer.getInteger("crash.kills", 8);
    private static final long SEED = Long.getLong("crash.seed", 20_261_122L);
    private static final int PARTITIONS = 2;
    private static final int MOST_REQUESTS = 100;
    private static final int SLICE_MILLIS = 25;
    private static final int MOST_SLICES = 400;
    private static final double[] FAULT_RATES = {0, 0.2, 0.6};
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> ARCHIVES =
            List.of("clinstream-bronze", "clinstream-silver", "clinstream-offline");

    private final StackAddresses addresses;

    @TempDir
    private Path folder;

    KilledSinksIT(StackAddresses addresses) {
        this.addresses = addresses;
    }

    @Test
    void shouldHoldEveryRecordOnceHoweverItEnds() throws Exception {
        // Given
        PrivateTopics log = PrivateTopics.make(addresses.environment(), "it-killed", PARTITIONS);
        StoredObjects stored = new StoredObjects(MinioObjectStore.from(Configuration.of(log.settings())), folder);

        try (FaultyS3 proxy = FaultyS3.before(addresses.environment().get("CLINSTREAM_S3_ENDPOINT"), SEED);
                FeatureServiceProcess service = service(log, proxy);
                RedisOnlineStore redis = new RedisOnlineStore(URI.create(addresses.redisUrl()))) {
            // When
            killUnderLoad(log, proxy, service);
            proxy.fail(0);
            service.kill();
            service.relaunch(Map.of(
                    "CLINSTREAM_OBJECT_MAX_AGE", "PT1H",
                    "CLINSTREAM_OBJECT_LOAD_IDLE", "PT1H",
                    "CLINSTREAM_OBJECT_LOAD_MAX_AGE", "PT1H"));
            service.awaitAllRead();
            assertThat(service.stop()).isZero();

            // Then
            Map<String, Integer> compared = new LogProof(log, stored).all(redis);
            assertThat(compared.values()).allSatisfy(count -> assertThat(count).isPositive());
            Map<String, String> checksums = checksums(stored);
            assertThat(stored.damaged(checksums)).isEmpty();
            LOGGER.info(
                    "{} kills, seed {}: {} equal to the log, {} objects; requests by fault {}",
                    KILLS,
                    SEED,
                    compared,
                    checksums.size(),
                    proxy.report());
            assertThat(afterAReset(log, service, stored)).isEqualTo(checksums);
        }
    }

    private void killUnderLoad(PrivateTopics log, FaultyS3 proxy, FeatureServiceProcess service) throws Exception {
        Random random = new Random(SEED);
        try (StreamProcessorProcess streams =
                StreamProcessorProcess.start(log.settings(), Files.createDirectories(folder.resolve("streams")))) {
            try (SteadyLoad load = SteadyLoad.start(log, SEED)) {
                assertThat(load).isNotNull();
                for (int kill = 0; kill < KILLS; kill++) {
                    proxy.fail(FAULT_RATES[random.nextInt(FAULT_RATES.length)]);
                    letWork(service, proxy, 1 + random.nextInt(MOST_REQUESTS));
                    service.kill();
                    service.relaunch(Map.of());
                }
            }
            awaitEnd(log, "intake", log.topics().raw());
            awaitEnd(log, "features", List.of(log.topics().events()));
            assertThat(streams.stop()).isZero();
        }
    }

    /** Lets it send so many requests more to its object store: while it looks for chains, or puts, or tries again. */
    private static void letWork(FeatureServiceProcess service, FaultyS3 proxy, int requests) throws Exception {
        service.awaitAnswer();
        int goal = proxy.requests() + requests;
        for (int slice = 0; slice < MOST_SLICES && proxy.requests() < goal; slice++) {
            service.letRun(SLICE_MILLIS);
        }
    }

    /** All objects, after a run that began with every group's offsets at 0. */
    private Map<String, String> afterAReset(PrivateTopics log, FeatureServiceProcess service, StoredObjects stored)
            throws Exception {
        try (Admin admin = Admin.create(log.kafka().admin())) {
            for (String group : ARCHIVES) {
                // A named member stays in its group for a while.
                await().atMost(PATIENCE).ignoreExceptions().until(() -> reset(admin, log, group));
            }
        }
        service.relaunch(Map.of());
        service.awaitAllRead();
        assertThat(service.stop()).isZero();
        return checksums(stored);
    }

    private static boolean reset(Admin admin, PrivateTopics log, String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> zero =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().keySet().stream()
                        .filter(partition ->
                                partition.topic().startsWith(log.topics().prefix() + "."))
                        .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        assertThat(zero).isNotEmpty();
        admin.alterConsumerGroupOffsets(group, zero).all().get();
        return true;
    }

    private static Map<String, String> checksums(StoredObjects stored) {
        Map<String, String> checksums = new HashMap<>();
        for (String prefix : List.of("raw/it-killed.", "processed/", "features/offline/")) {
            stored.checksums(prefix).forEach((key, checksum) -> {
                if (key.contains("it-killed.")) {
                    checksums.put(key, checksum);
                }
            });
        }
        return checksums;
    }

    private FeatureServiceProcess service(PrivateTopics log, FaultyS3 proxy) throws Exception {
        return FeatureServiceProcess.start(
                log.settings(Map.of(
                        "CLINSTREAM_S3_ENDPOINT", proxy.endpoint(),
                        "CLINSTREAM_INSTANCE_ID", "killed",
                        "CLINSTREAM_OBJECT_MAX_AGE", "PT1S")),
                folder.resolve("feature-service.log"));
    }

    private static void awaitEnd(PrivateTopics log, String application, List<Topic> topics) throws Exception {
        new GroupProgress(log, log.topics().prefix() + "-" + application).awaitEnd(topics);
    }
}
