package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.features.online.OnlineFields;
import io.clinstream.features.online.OnlineVector;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.features.online.VectorVersion;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.testing.StackExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/**
 * Redis loses everything, under a running feature service: the vectors come back from the log, those of patients who
 * have been silent for two days included, and the patients the log has no more come back from the roster.
 * {@code -Dredis.patients=100000} for a larger one.
 */
@ExtendWith(StackExtension.class)
class RedisRebuildIT {

    private static final Logger LOGGER = LoggerFactory.getLogger(RedisRebuildIT.class);
    private static final int IDLE = Integer.getInteger("redis.patients", 2_000);
    private static final int BUSY = 50;
    private static final int VECTORS_OF_A_BUSY_ONE = 40;
    private static final int EXPIRED = 50;
    private static final int SAMPLE = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldHaveEveryPatientAgainAfterRedisLostAll(EmbeddedStack stack) throws Exception {
        URI address = URI.create(stack.addresses().redisUrl());
        Map<String, String> addresses = stack.addresses().environment();
        try (VectorTopic log = VectorTopic.make(addresses, "it-rebuild", 2);
                RedisClient redis = RedisClient.create(address)) {
            // Given
            List<String> present = fill(log, Instant.now());
            forgottenByTheLog(address);
            try (FeatureServiceMain service = FeatureServiceMain.start(
                    log.configuration(Map.of("CLINSTREAM_ROSTER_INTERVAL", "PT1S")), Clock.systemUTC())) {
                await().atMost(PATIENCE).until(() -> missing(redis, present) == 0);
                awaitEnd(redis);
                await().atMost(PATIENCE).until(() -> redis.scard(OnlineFields.UNLISTED_PATIENTS) == 0);
                Map<String, Map<String, String>> before = hashes(redis, sample(present));

                // When
                long emptied = System.nanoTime();
                redis.flushAll();

                // Then
                assertThat(status(service, "it-rebuild-idle-0")).isIn(200, 503);
                assertComplete(service, redis, present, before);
                LOGGER.info("whole again {} s after FLUSHALL", seconds(emptied));

                // When
                redis.flushAll();
                stack.stop(Part.REDIS);
                stack.start(Part.REDIS);
                long restarted = System.nanoTime();

                // Then
                assertComplete(service, redis, present, before);
                LOGGER.info("whole again {} s after an empty restart", seconds(restarted));
            }
        }
    }

    /** Idle patients first, so that they lie at the very start of the log. */
    private static List<String> fill(VectorTopic log, Instant now) throws Exception {
        List<String> present = new ArrayList<>();
        for (int idle = 0; idle < IDLE; idle++) {
            log.send("it-rebuild-idle-" + idle, now.minus(Duration.ofHours(47)));
            present.add("it-rebuild-idle-" + idle);
        }
        for (int expired = 0; expired < EXPIRED; expired++) {
            log.send("it-rebuild-expired-" + expired, now.minus(Duration.ofHours(49)));
        }
        for (int round = 0; round < VECTORS_OF_A_BUSY_ONE; round++) {
            for (int busy = 0; busy < BUSY; busy++) {
                log.send("it-rebuild-busy-" + busy, now.plusMillis(round));
            }
        }
        for (int busy = 0; busy < BUSY; busy++) {
            present.add("it-rebuild-busy-" + busy);
        }
        log.flush();
        return present;
    }

    /** A patient who had a vector once, of which the log has nothing any more. */
    private static void forgottenByTheLog(URI address) {
        Instant longAgo = Instant.now().minus(Duration.ofDays(30));
        try (RedisOnlineStore store = new RedisOnlineStore(address)) {
            VectorVersion version = new VectorVersion(1, 0, 0, 0);
            store.put(List.of(new OnlineVector(
                    "it-rebuild-forgotten", version, longAgo, longAgo, Map.of("version", version.toString()))));
        }
    }

    private void assertComplete(
            FeatureServiceMain service,
            RedisClient redis,
            List<String> present,
            Map<String, Map<String, String>> before) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> status(service, "it-rebuild-nobody") == 404 && missing(redis, present) == 0);
        assertThat(hashes(redis, before.keySet())).isEqualTo(before);
        assertThat(status(service, "it-rebuild-idle-0")).isEqualTo(200);
        assertThat(status(service, "it-rebuild-expired-0")).isEqualTo(410);
        assertThat(status(service, "it-rebuild-forgotten")).isEqualTo(410);
        assertThat(redis.pttl(OnlineFields.key("it-rebuild-idle-0")))
                .isBetween(1L, Duration.ofHours(1).toMillis());
    }

    /** The busy patients have their last vector. */
    private static void awaitEnd(RedisClient redis) {
        String version = "1-0-" + (IDLE + EXPIRED + (long) BUSY * VECTORS_OF_A_BUSY_ONE - 1) + "-0";
        String last = "it-rebuild-busy-" + (BUSY - 1);
        await().atMost(PATIENCE).until(() -> version.equals(redis.hget(OnlineFields.key(last), OnlineFields.VERSION)));
    }

    private static long missing(RedisClient redis, List<String> patients) {
        List<Response<Boolean>> answers = new ArrayList<>();
        try (AbstractPipeline pipeline = redis.pipelined()) {
            patients.forEach(patient -> answers.add(pipeline.exists(OnlineFields.key(patient))));
            pipeline.sync();
        }
        return answers.stream().filter(answer -> !answer.get()).count();
    }

    /** All busy patients and, of many idle ones, some. */
    private static List<String> sample(List<String> present) {
        int step = Math.max(1, present.size() / SAMPLE);
        List<String> sample = new ArrayList<>(present.subList(present.size() - BUSY, present.size()));
        for (int place = 0; place < present.size(); place += step) {
            sample.add(present.get(place));
        }
        return sample;
    }

    private static Map<String, Map<String, String>> hashes(RedisClient redis, Iterable<String> patients) {
        Map<String, Response<Map<String, String>>> answers = new TreeMap<>();
        try (AbstractPipeline pipeline = redis.pipelined()) {
            patients.forEach(patient -> answers.put(patient, pipeline.hgetAll(OnlineFields.key(patient))));
            pipeline.sync();
        }
        Map<String, Map<String, String>> hashes = new TreeMap<>();
        answers.forEach((patient, answer) -> hashes.put(patient, answer.get()));
        return hashes;
    }

    private int status(FeatureServiceMain service, String patient) {
        URI address = URI.create("http://127.0.0.1:" + service.port() + "/patients/" + patient + "/features");
        try {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException noAnswer) {
            throw new AssertionError("the feature service does not answer", noAnswer);
        }
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
    }
}
