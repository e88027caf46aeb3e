package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.features.online.OnlineFields;
import io.clinstream.features.online.OnlineVector;
import io.clinstream.features.online.PatientRoster;
import io.clinstream.features.online.RebuildMarks;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.features.online.VectorVersion;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.testing.StackExtension;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

@ExtendWith(StackExtension.class)
class RedisOnlineStoreIT {

    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
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
    void shouldNoticeThatTheServerIsAnotherOrWasEmptied() {
        // Given
        String topic = "it-topic-" + UUID.randomUUID();
        String partition = topic + "-0";
        RebuildMarks marks = store.marks();
        assertThat(marks.unfilled(Set.of(partition))).containsExactly(partition);
        marks.begin(Map.of(partition, 7L));
        assertThat(marks.unfilled(Set.of(partition))).isEmpty();
        assertThat(marks.goals()).containsEntry(partition, 7L);
        assertThat(marks.complete(topic)).isFalse();
        marks.reached(partition);
        assertThat(marks.complete(topic)).isTrue();

        // When
        redis.hset(OnlineFields.SENTINEL, partition, "the run of another server");

        // Then
        assertThat(marks.unfilled(Set.of(partition))).containsExactly(partition);
        assertThat(marks.complete(topic)).isFalse();
    }

    @Test
    void shouldKnowListedPatientsAgain() {
        // Given
        InMemoryObjectStore objects = new InMemoryObjectStore(Clock.systemUTC());
        PatientRoster roster = new PatientRoster(objects, store);
        store.put(List.of(vector(new VectorVersion(1, 0, 1, 0), tomorrow, Map.of())));

        // When
        int saved = roster.save(Instant.EPOCH);
        redis.del(OnlineFields.KNOWN_PATIENTS);
        roster.load();

        // Then
        assertThat(saved).isPositive();
        assertThat(store.isKnown(patient)).isTrue();
        assertThat(roster.save(Instant.EPOCH)).isZero();
        assertThat(objects.list(PatientRoster.FOLDER)).hasSize(1);
    }

    private OnlineVector vector(VectorVersion version, Instant expiresAt, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("version", version.toString());
        fields.put("features", "{}");
        return new OnlineVector(patient, version, Instant.EPOCH, expiresAt, fields);
    }
}
