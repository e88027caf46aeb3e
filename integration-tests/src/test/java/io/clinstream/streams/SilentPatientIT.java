package io.clinstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.features.FeatureServiceMain;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.json.Json;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.testing.Vector;
import io.clinstream.testing.StackExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/**
 * One event, then silence, on the real stack: the vector changes by itself in {@code clinical.features} and in Redis
 * when the event leaves a window; also after a kill, and with room for one patient in the heap.
 */
@ExtendWith(StackExtension.class)
class SilentPatientIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration RESOLUTION = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(40);

    private final StackAddresses addresses;

    @TempDir
    private Path folder;

    SilentPatientIT(StackAddresses addresses) {
        this.addresses = addresses;
    }

    /** A patient and when its only event leaves the window. */
    private record Silent(String id, Instant boundary) {}

    @Test
    void shouldChangeByItselfInTheTopicAndInRedis() throws Exception {
        PrivateTopics log = PrivateTopics.make(addresses.environment(), "it-silence", 1);
        Map<String, String> settings =
                log.settings(Map.of("CLINSTREAM_PATIENTS_IN_MEMORY", "1", "CLINSTREAM_INSTANCE_ID", "it-silence"));
        try (FeatureServiceMain sinks = FeatureServiceMain.start(Configuration.of(settings), Clock.systemUTC());
                StreamProcessorProcess processor = StreamProcessorProcess.start(settings, folder);
                RedisClient redis = RedisClient.create(URI.create(addresses.redisUrl()))) {
            assertThat(sinks.port()).isPositive();

            // Given
            Silent hour = measure(log, "it-silent-1h", Duration.ofHours(1), SOON);
            Silent day = measure(log, "it-silent-24h", Duration.ofHours(24), SOON);
            Silent killed = measure(log, "it-silent-killed", Duration.ofHours(1), LATER);
            await().atMost(PATIENCE).until(() -> "1.0".equals(online(redis, hour, "heart_rate_count_24h")));
            await().atMost(PATIENCE).until(() -> "1.0".equals(online(redis, killed, "heart_rate_count_24h")));
            assertThat(online(redis, hour, "heart_rate_mean_1h")).isEqualTo("72.0");

            // When, Then
            awaitExpiry(log, hour, hour.boundary());
            awaitExpiry(log, day, day.boundary());
            await().atMost(PATIENCE).until(() -> "null".equals(online(redis, hour, "heart_rate_mean_1h")));
            assertThat(online(redis, hour, "heart_rate_mean_6h")).isEqualTo("72.0");
            await().atMost(PATIENCE).until(() -> "0.0".equals(online(redis, day, "heart_rate_count_24h")));
            assertThat(online(redis, day, "heart_rate_mean_24h")).isEqualTo("null");

            // When, Then
            processor.killAndRestart();
            Instant back = Instant.now();
            awaitExpiry(log, killed, back.isAfter(killed.boundary()) ? back : killed.boundary());
            await().atMost(PATIENCE).until(() -> "null".equals(online(redis, killed, "heart_rate_mean_1h")));
            assertThat(online(redis, killed, "heart_rate_mean_6h")).isEqualTo("72.0");
        }
    }

    private static Silent measure(PrivateTopics log, String patient, Duration window, Duration rest) throws Exception {
        Instant measured = Instant.now().plus(rest).minus(window);
        VitalSigns reading = VitalSigns.newBuilder()
                .setEventId("only-" + patient)
                .setPatientId(patient)
                .setStudyId("IT")
                .setSource("monitor-1")
                .setEventTime(measured)
                .setHeartRate(new Quantity(72.0, "/min"))
                .build();
        try (KafkaProducer<byte[], byte[]> producer = log.producer()) {
            producer.send(log.raw(log.topics().vitals(), patient, reading)).get();
        }
        return new Silent(patient, Instant.ofEpochMilli(measured.toEpochMilli()).plus(window));
    }

    /** The patient's second vector: by time alone, after the boundary, and within two resolutions of a moment. */
    private static void awaitExpiry(PrivateTopics log, Silent patient, Instant from) {
        await().atMost(PATIENCE).until(() -> vectors(log, patient) >= 2);
        Vector second = log.vectors().stream()
                .filter(vector -> vector.patientId().equals(patient.id()))
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(second.trigger()).isEqualTo("EXPIRY");
        assertThat(Instant.ofEpochMilli((Long) second.row().get("as_of")))
                .isBetween(patient.boundary(), from.plus(RESOLUTION.multipliedBy(2)));
        assertThat(second.feature("heart_rate_mean_1h")).isNull();
    }

    private static long vectors(PrivateTopics log, Silent patient) {
        return log.vectors().stream()
                .filter(vector -> vector.patientId().equals(patient.id()))
                .count();
    }

    /** A feature as Redis has it, as text; empty before there is any. */
    private static String online(RedisClient redis, Silent patient, String feature) throws IOException {
        String features = redis.hget("patient:" + patient.id() + ":features", "features");
        if (features == null) {
            return "";
        }
        JsonNode value = Json.MAPPER.readTree(features).path(feature);
        return value.isNumber() ? Double.toString(value.doubleValue()) : value.asText();
    }
}
