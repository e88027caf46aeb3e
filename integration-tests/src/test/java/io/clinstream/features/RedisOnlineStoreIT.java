package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.features.online.OnlineFields;
import io.clinstream.features.online.OnlineVector;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.features.online.VectorVersion;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.testing.StackExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

@ExtendWith(StackExtension.class)
class RedisOnlineStoreIT {

    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    private static final long SEED = 42;

    private final String patient = "it-" + UUID.randomUUID();
    private RedisOnlineStore store;
    private RedisClient redis;

    @BeforeEach
    void connect(StackAddresses addresses) {
        store = new RedisOnlineStore(URI.create(addresses.redisUrl()));
        redis = RedisClient.create(URI.create(addresses.redisUrl()));
    }

    @AfterEach
    void disconnect() {
        store.close();
        redis.close();
    }

    @Test
    void shouldKeepTheNewestVectorOnly() {
        // Given
        store.put(List.of(vector(new VectorVersion(1, 0, 100, 0), tomorrow, Map.of("labs", "2026-11-20T00:00:00Z"))));

        // When
        RedisOnlineStore.Written older = store.put(List.of(vector(new VectorVersion(1, 0, 99, 7), tomorrow, Map.of())));
        RedisOnlineStore.Written same = store.put(List.of(vector(new VectorVersion(1, 0, 100, 0), tomorrow, Map.of())));

        // Then
        assertThat(older).isEqualTo(new RedisOnlineStore.Written(0, 1));
        assertThat(same).isEqualTo(new RedisOnlineStore.Written(0, 1));
        assertThat(store.find(patient)).containsEntry("version", "1-0-100-0").containsKey("labs");
    }

    @Test
    void shouldReplaceTheWholeHashByANewerVector() {
        // Given
        store.put(List.of(vector(new VectorVersion(1, 0, 9, 0), tomorrow, Map.of("labs", "2026-11-20T00:00:00Z"))));

        // When
        RedisOnlineStore.Written newer = store.put(List.of(vector(new VectorVersion(1, 0, 10, 0), tomorrow, Map.of())));

        // Then
        assertThat(newer).isEqualTo(new RedisOnlineStore.Written(1, 0));
        assertThat(store.find(patient)).containsOnlyKeys("version", "features").containsEntry("version", "1-0-10-0");
    }

    @Test
    void shouldExpireAtTheGivenInstant() {
        // When
        store.put(List.of(vector(new VectorVersion(1, 0, 1, 0), tomorrow, Map.of())));

        // Then
        long left = Duration.between(Instant.now(), tomorrow).toMillis();
        assertThat(redis.pttl(OnlineFields.key(patient))).isBetween(left - 5_000, left + 5_000);
    }

    @Test
    void shouldTellExpiredFromNeverSeen() {
        // When
        store.put(List.of(vector(new VectorVersion(1, 0, 1, 0), Instant.now().minus(Duration.ofMinutes(1)), Map.of())));

        // Then
        assertThat(store.find(patient)).isEmpty();
        assertThat(store.isKnown(patient)).isTrue();
        assertThat(store.isKnown("it-nobody")).isFalse();
    }

    @Test
    void shouldSurviveAForgottenScript() {
        // Given
        store.put(List.of(vector(new VectorVersion(1, 0, 1, 0), tomorrow, Map.of())));
        redis.scriptFlush();

        // When
        RedisOnlineStore.Written written =
                store.put(List.of(vector(new VectorVersion(1, 0, 2, 0), tomorrow, Map.of())));

        // Then
        assertThat(written.stored()).isEqualTo(1);
    }

    @Test
    void shouldNeverLowerAVersionWhicheverWriterIsLate() throws Exception {
        // Given
        List<OnlineVector> vectors = new ArrayList<>();
        for (int offset = 0; offset < 5_000; offset++) {
            vectors.add(vector(new VectorVersion(1 + offset / 4_000, 0, offset, 0), tomorrow, Map.of()));
        }
        List<OnlineVector> shuffled = new ArrayList<>(vectors);
        Collections.shuffle(shuffled, new Random(SEED));

        // When
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = writers.submit(() -> vectors.forEach(vector -> store.put(List.of(vector))));
            Future<?> second = writers.submit(() -> shuffled.forEach(vector -> store.put(List.of(vector))));
            VectorVersion seen = new VectorVersion(0, 0, 0, 0);
            while (!first.isDone() || !second.isDone()) {
                String stored = store.find(patient).get("version");
                VectorVersion now = stored == null ? seen : VectorVersion.parse(stored);
                assertThat(now).as("seed %d", SEED).isGreaterThanOrEqualTo(seen);
                seen = now;
            }
            first.get();
            second.get();
        } finally {
            writers.shutdownNow();
        }

        // Then
        assertThat(store.find(patient)).containsEntry("version", "2-0-4999-0");
    }

    @Test
    void shouldNoticeThatTheSentinelIsGone() {
        // Given
        String partition = "it-topic-" + UUID.randomUUID();
        assertThat(store.incomplete(Set.of(partition))).containsExactly(partition);
        store.markComplete(Set.of(partition));
        assertThat(store.incomplete(Set.of(partition))).isEmpty();

        // When
        redis.hset(OnlineFields.SENTINEL, partition, "the run of another server");

        // Then
        assertThat(store.incomplete(Set.of(partition))).containsExactly(partition);
    }

    private OnlineVector vector(VectorVersion version, Instant expiresAt, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("version", version.toString());
        fields.put("features", "{}");
        return new OnlineVector(patient, version, Instant.EPOCH, expiresAt, fields);
    }
}
