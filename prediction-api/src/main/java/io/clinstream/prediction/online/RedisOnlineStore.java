package io.clinstream.prediction.online;

import io.clinstream.prediction.online.VectorFields.IncompleteVectorException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ZRangeParams;

/** The online store in Redis. Waits a bounded time and never retries: the caller's answer is then 503. */
public final class RedisOnlineStore implements OnlineStore {

    private static final Logger LOGGER = LoggerFactory.getLogger(RedisOnlineStore.class);
    private static final String KNOWN = "patients:known";
    private static final String RECENT = "patients:recent";
    private static final String SENTINEL = "clinstream:sentinel";
    private static final String REBUILDING = "clinstream:rebuilding";
    /** What is filled again beside the vectors: the set of known patients. */
    private static final String ROSTER = "patients";

    private static final byte[][] FIELDS = VectorFields.NAMES.stream()
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    private final RedisClient redis;
    private final String topicPrefix;

    /**
     * The store behind a connection.
     *
     * @param redis closed by whoever opened it
     * @param topic of the vectors that the store is filled from
     */
    public RedisOnlineStore(RedisClient redis, String topic) {
        this.redis = redis;
        this.topicPrefix = topic + "-";
    }

    @Override
    public Lookup find(String patientId) {
        try {
            List<byte @Nullable []> fields = redis.hmget(key(patientId).getBytes(StandardCharsets.UTF_8), FIELDS);
            return fields.stream().allMatch(Objects::isNull) ? absent(patientId) : found(fields);
        } catch (JedisException outage) {
            LOGGER.warn("The online store does not answer: {}", outage.getMessage());
            dropIdleConnections();
            return new Lookup.Unavailable("the online store does not answer");
        }
    }

    /** No vector: only a store that is whole can say whether there ever was one. */
    private Lookup absent(String patientId) {
        try (AbstractPipeline pipeline = redis.pipelined()) {
            Response<Boolean> known = pipeline.sismember(KNOWN, patientId);
            Response<Set<String>> filled = pipeline.hkeys(SENTINEL);
            Response<Set<String>> goals = pipeline.hkeys(REBUILDING);
            pipeline.sync();
            boolean whole = filled.get().stream().anyMatch(this::isPartition)
                    && goals.get().stream().noneMatch(goal -> goal.equals(ROSTER) || isPartition(goal));
            if (!whole) {
                return new Lookup.Rebuilding();
            }
            return known.get() ? new Lookup.Expired() : new Lookup.NeverSeen();
        }
    }

    private boolean isPartition(String name) {
        return name.startsWith(topicPrefix);
    }

    @Override
    public List<RecentPatient> recent(Instant since, int limit) {
        try (Pipeline pipeline = redis.pipelined()) {
            List<String> patients = redis.zrange(
                    RECENT,
                    ZRangeParams.zrangeByScoreParams(Double.POSITIVE_INFINITY, (double) since.toEpochMilli())
                            .rev()
                            .limit(0, limit));
            List<Response<String>> versions = new ArrayList<>();
            patients.forEach(patient -> versions.add(pipeline.hget(key(patient), "version")));
            pipeline.sync();
            List<RecentPatient> recent = new ArrayList<>();
            for (int row = 0; row < patients.size(); row++) {
                String version = versions.get(row).get();
                if (version != null) {
                    recent.add(new RecentPatient(patients.get(row), version));
                }
            }
            return recent;
        } catch (JedisException outage) {
            throw new OnlineStoreUnavailableException("the online store does not list patients", outage);
        }
    }

    @Override
    public boolean isReachable() {
        try {
            return "PONG".equals(redis.ping());
        } catch (JedisException outage) {
            return false;
        }
    }

    /** After a restart of the store every idle connection is dead; without this each would fail one request more. */
    private void dropIdleConnections() {
        redis.getPool().clear();
    }

    private static Lookup found(List<byte @Nullable []> fields) {
        try {
            return new Lookup.Found(VectorFields.parse(fields));
        } catch (IncompleteVectorException half) {
            LOGGER.error("The online store holds no whole vector: {}", half.getMessage());
            return new Lookup.Unavailable("the online store holds no whole vector: " + half.getMessage());
        }
    }

    private static String key(String patientId) {
        return "patient:" + patientId + ":features";
    }
}
