package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.PrivateTopics;
import io.clinstream.streams.StreamProcessorProcess;
import io.clinstream.testing.StackExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A historical load of several seconds, with chunks of live records ending every second. */
@ExtendWith(StackExtension.class)
class HistoricalLoadIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PARTITIONS = 2;
    private static final int BATCHES = 8;
    private static final int BATCH = 200;
    private static final double MOST_OBJECTS = 1.5;
    private static final Instant BEGIN = Instant.parse("2024-03-01T08:00:00Z");

    private final StackAddresses addresses;

    @TempDir
    private Path folder;

    HistoricalLoadIT(StackAddresses addresses) {
        this.addresses = addresses;
    }

    @Test
    void shouldBecomeOneObjectPerPartitionAndDate() throws Exception {
        // Given
        PrivateTopics log = PrivateTopics.make(addresses.environment(), "it-load", PARTITIONS);
        ObjectStore store = MinioObjectStore.from(Configuration.of(log.settings()));
        try (StreamProcessorProcess streams = StreamProcessorProcess.start(
                        log.settings(), Files.createDirectories(folder.resolve("streams")));
                FeatureServiceProcess service = FeatureServiceProcess.start(
                        log.settings(
                                Map.of("CLINSTREAM_OBJECT_MAX_AGE", "PT1S", "CLINSTREAM_OBJECT_LOAD_IDLE", "PT20S")),
                        folder.resolve("feature-service.log"));
                KafkaProducer<byte[], byte[]> producer = log.producer()) {
            service.awaitAllRead();

            // When
            for (int batch = 0; batch < BATCHES; batch++) {
                load(log, producer, batch);
                service.letRun(1_000);
            }
            List<String> chains = List.of(
                    "raw/" + log.topics().vitals().name() + "/",
                    "processed/vitals/",
                    "processed/events/",
                    "features/offline/");
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> chains.stream().allMatch(chain -> rows(store, chain) >= BATCHES * BATCH));

            // Then
            for (String chain : chains) {
                List<String> objects = objects(store, chain);
                long wanted = objects.stream()
                        .map(key -> key.replaceFirst("\\.\\d{20}\\..*", ""))
                        .distinct()
                        .count();
                assertThat((double) objects.size())
                        .as(chain + ": " + objects)
                        .isLessThanOrEqualTo(MOST_OBJECTS * wanted);
            }
            assertThat(streams.stop()).isZero();
            assertThat(service.stop()).isZero();
        }
    }

    private static void load(PrivateTopics log, KafkaProducer<byte[], byte[]> producer, int batch) {
        for (int reading = 0; reading < BATCH; reading++) {
            String patient = "it-load-" + reading % 20;
            VitalSigns vitals = VitalSigns.newBuilder()
                    .setEventId("reading-" + batch + "-" + reading)
                    .setPatientId(patient)
                    .setStudyId("IT")
                    .setSource("edc")
                    .setClock(ClockMode.HISTORICAL)
                    .setLoadId("load-1")
                    .setEventTime(BEGIN.plusSeconds(60L * (batch * BATCH + reading)))
                    .setHeartRate(new Quantity(60.0 + reading % 60, "/min"))
                    .build();
            var unused = producer.send(log.raw(log.topics().vitals(), patient, vitals));
        }
        producer.flush();
    }

    private static List<String> objects(ObjectStore store, String chain) {
        return store.list(chain).stream()
                .map(ObjectInfo::key)
                .filter(key -> key.contains("/it-load."))
                .collect(Collectors.toList());
    }

    private static long rows(ObjectStore store, String chain) {
        return objects(store, chain).stream()
                .mapToLong(key ->
                        Long.parseLong(store.stat(key).orElseThrow().metadata().get("rows")))
                .sum();
    }
}
