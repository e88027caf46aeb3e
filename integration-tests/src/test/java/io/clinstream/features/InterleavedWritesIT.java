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
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/**
 * Two writers, each with all the versions in an order of its own, on a Redis that forgets its scripts now and then; a
 * third connection watches. {@code -Dredis.writes} says how many writes.
 */
@ExtendWith(StackExtension.class)
class InterleavedWritesIT {

    private static final Logger LOGGER = LoggerFactory.getLogger(InterleavedWritesIT.class);
    private static final long SEED = 20261121;
    private static final int WRITES = Integer.getInteger("redis.writes", 1_000_000);
    private static final int PATIENTS = 64;
    private static final int LARGEST_BATCH = 400;
    private static final int SHUFFLED_RUN = 5_000;
    private static final int FLUSH_SCRIPTS_EVERY = 50;

    /** Beyond what a Lua number can tell apart. */
    private static final long FIRST_OFFSET = (1L << 53) - 1_000;

    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    private final String run = "it-" + UUID.randomUUID() + "-";

    @Test
    void shouldNeverLowerAVersion(StackAddresses addresses) throws Exception {
        URI address = URI.create(addresses.redisUrl());
        Map<String, VectorVersion> seen = new HashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (RedisClient redis = RedisClient.create(address)) {
            // When
            long begun = System.nanoTime();
            Future<RedisOnlineStore.Written> one = threads.submit(() -> write(address, new Random(SEED)));
            Future<RedisOnlineStore.Written> other = threads.submit(() -> write(address, new Random(SEED + 1)));
            int looks = 0;
            while (!one.isDone() || !other.isDone()) {
                look(redis, seen);
                looks++;
                if (looks % FLUSH_SCRIPTS_EVERY == 0) {
                    redis.scriptFlush();
                }
            }
            look(redis, seen);

            // Then
            RedisOnlineStore.Written first = one.get();
            RedisOnlineStore.Written second = other.get();
            assertThat(first.stored() + first.stale()).isEqualTo(WRITES / 2);
            assertThat(second.stored() + second.stale()).isEqualTo(WRITES / 2);
            assertThat(first.stale() + second.stale())
                    .as("writes that came too late")
                    .isGreaterThan(WRITES / 4);
            assertThat(seen)
                    .hasSize(PATIENTS)
                    .allSatisfy((patient, version) -> assertThat(version).isEqualTo(newest(patient)));
            LOGGER.info(
                    "{} writes, {} stored, {} looks, {} s",
                    WRITES,
                    first.stored() + second.stored(),
                    looks,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Half of all writes: every version once, out of order within runs that move on. */
    private RedisOnlineStore.Written write(URI address, Random random) {
        int stored = 0;
        int stale = 0;
        List<OnlineVector> batch = new ArrayList<>();
        int batchSize = 1;
        try (RedisOnlineStore store = new RedisOnlineStore(address)) {
            for (int from = 0; from < WRITES / 2; from += SHUFFLED_RUN) {
                for (int index : shuffled(from, Math.min(WRITES / 2, from + SHUFFLED_RUN), random)) {
                    batch.add(vector(index));
                    if (batch.size() == batchSize) {
                        RedisOnlineStore.Written written = store.put(batch);
                        stored += written.stored();
                        stale += written.stale();
                        batch.clear();
                        batchSize = 1 + random.nextInt(LARGEST_BATCH);
                    }
                }
            }
            RedisOnlineStore.Written written = store.put(batch);
            return new RedisOnlineStore.Written(stored + written.stored(), stale + written.stale());
        }
    }

    private static List<Integer> shuffled(int from, int to, Random random) {
        List<Integer> indexes = new ArrayList<>();
        for (int index = from; index < to; index++) {
            indexes.add(index);
        }
        Collections.shuffle(indexes, random);
        return indexes;
    }

    private void look(RedisClient redis, Map<String, VectorVersion> seen) {
        List<Response<String>> answers = new ArrayList<>();
        try (AbstractPipeline pipeline = redis.pipelined()) {
            for (int patient = 0; patient < PATIENTS; patient++) {
                answers.add(pipeline.hget(OnlineFields.key(run + patient), OnlineFields.VERSION));
            }
            pipeline.sync();
        }
        for (int patient = 0; patient < PATIENTS; patient++) {
            String text = answers.get(patient).get();
            if (text != null) {
                VectorVersion now = VectorVersion.parse(text);
                VectorVersion before = seen.put(run + patient, now);
                assertThat(before == null || now.compareTo(before) >= 0)
                        .as("seed %d: %s after %s", SEED, now, before)
                        .isTrue();
            }
        }
    }

    private OnlineVector vector(int index) {
        String version = version(index).toString();
        return new OnlineVector(
                run + index % PATIENTS,
                version(index),
                Instant.ofEpochMilli(index),
                tomorrow,
                Map.of(OnlineFields.VERSION, version, OnlineFields.FEATURES, "{}"));
    }

    /** The epoch rises in the middle, where offsets begin anew; the last digits of an offset are those of a vector. */
    private static VectorVersion version(int index) {
        int epoch = index < WRITES / 4 ? 9 : 10;
        long offset = (epoch == 9 ? FIRST_OFFSET : 0) + index / 3;
        return new VectorVersion(epoch, 0, offset, index % 3);
    }

    private VectorVersion newest(String patient) {
        int remainder = Integer.parseInt(patient.substring(run.length()));
        int last = WRITES / 2 - 1;
        return version(last - Math.floorMod(last - remainder, PATIENTS));
    }
}
