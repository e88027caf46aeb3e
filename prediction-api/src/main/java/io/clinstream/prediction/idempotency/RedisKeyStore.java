package io.clinstream.prediction.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.Tuple;

/**
 * Keys in Redis: {@code predict:key:<SHA-256>} holds the answer for 24 hours, the sorted set {@code predict:keys} how old
 * each is. Above a bound the oldest go. Where Redis does not answer there is nothing to claim and nothing to keep: the
 * prediction itself will say so.
 */
public final class RedisKeyStore implements KeyStore {

    private static final Logger LOGGER = LoggerFactory.getLogger(RedisKeyStore.class);
    private static final String PREFIX = "predict:key:";
    private static final String INDEX = "predict:keys";
    private static final byte[] CLAIMED = new byte[0];

    private final RedisClient redis;
    private final int most;
    private final Duration claim;
    private final Clock clock;

    /**
     * Keys over a connection.
     *
     * @param most how many answers are kept
     * @param claim how long a claim holds: longer than any prediction takes
     */
    public RedisKeyStore(RedisClient redis, int most, Duration claim, Clock clock) {
        this.redis = redis;
        this.most = most;
        this.claim = claim;
        this.clock = clock;
    }

    @Override
    public Optional<Kept> claim(String key) {
        try (AbstractPipeline pipeline = redis.pipelined()) {
            Response<String> claimed =
                    pipeline.set(name(key), CLAIMED, SetParams.setParams().nx().px(claim.toMillis()));
            Response<byte[]> before = pipeline.get(name(key));
            pipeline.sync();
            if (claimed.get() != null) {
                return Optional.empty();
            }
            if (before.get() == null || before.get().length == 0) {
                throw new KeyInUseException();
            }
            return Optional.of(decoded(before.get()));
        } catch (JedisException away) {
            LOGGER.warn("An Idempotency-Key is not looked up: {}", away.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, Kept answer) {
        long now = clock.millis();
        try (AbstractPipeline pipeline = redis.pipelined()) {
            pipeline.set(name(key), encoded(answer), SetParams.setParams().px(Idempotency.KEPT.toMillis()));
            pipeline.zadd(INDEX, (double) now, key);
            pipeline.zremrangeByScore(INDEX, 0, (double) now - Idempotency.KEPT.toMillis());
            Response<Long> held = pipeline.zcard(INDEX);
            pipeline.sync();
            if (held.get() > most) {
                dropOldest(Math.toIntExact(held.get() - most));
            }
        } catch (JedisException away) {
            LOGGER.warn("An Idempotency-Key is not kept: {}", away.getMessage());
        }
    }

    @Override
    public void release(String key) {
        try {
            redis.del(name(key));
        } catch (JedisException away) {
            LOGGER.warn("An Idempotency-Key stays claimed for a moment: {}", away.getMessage());
        }
    }

    private void dropOldest(int count) {
        List<byte[]> names = new ArrayList<>();
        for (Tuple oldest : redis.zpopmin(INDEX, count)) {
            names.add(name(oldest.getElement()));
        }
        redis.del(names.toArray(new byte[0][]));
    }

    private static byte[] name(String key) {
        return (PREFIX + key).getBytes(StandardCharsets.UTF_8);
    }

    /** One byte with the length of the patient id, the id, the answer. */
    private static byte[] encoded(Kept answer) {
        byte[] patientId = answer.patientId().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + patientId.length + answer.json().length)
                .put((byte) patientId.length)
                .put(patientId)
                .put(answer.json())
                .array();
    }

    private static Kept decoded(byte[] kept) {
        int length = kept[0];
        return new Kept(
                new String(kept, 1, length, StandardCharsets.UTF_8), Arrays.copyOfRange(kept, 1 + length, kept.length));
    }
}
