package io.clinstream.features.online;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.ZAddParams;

/**
 * The online store in Redis. An older vector never overwrites a newer one, whichever of several writers is late. Every
 * method throws {@link OnlineStoreUnavailableException} where Redis does not answer.
 */
public final class RedisOnlineStore implements AutoCloseable {

    /**
     * What became of a batch.
     *
     * @param stored vectors now in the store
     * @param stale vectors that an equal or newer one kept out
     */
    public record Written(int stored, int stale) {}

    private static final String SCRIPT = script();

    private final RedisClient redis;
    private volatile String scriptSha = "";

    /** A store on the server at {@code address}; nothing is contacted yet. */
    public RedisOnlineStore(URI address) {
        this.redis = RedisClient.create(address);
    }

    /** Stores the vectors that are newer than what is there, in one round trip. */
    public Written put(Collection<OnlineVector> vectors) {
        return answered("write vectors", () -> {
            if (scriptSha.isEmpty()) {
                scriptSha = redis.scriptLoad(SCRIPT);
            }
            try {
                return putAll(vectors);
            } catch (JedisNoScriptException forgotten) {
                scriptSha = redis.scriptLoad(SCRIPT);
                return putAll(vectors);
            }
        });
    }

    /** The fields of a patient's hash; empty where there is none, or it expired. */
    public Map<String, String> find(String patientId) {
        return answered("read a vector", () -> redis.hgetAll(OnlineFields.key(patientId)));
    }

    /** Whether the patient ever had a vector. */
    public boolean isKnown(String patientId) {
        return answered("ask for a patient", () -> redis.sismember(OnlineFields.KNOWN_PATIENTS, patientId));
    }

    /** Whether Redis answers; throws where not. */
    public void ping() {
        answered("ping", redis::ping);
    }

    /**
     * The partitions whose vectors this server may lack: it was emptied, restarted or replaced since they were marked.
     */
    public Set<String> incomplete(Set<String> partitions) {
        return answered("read the sentinel", () -> {
            Map<String, String> marks = redis.hgetAll(OnlineFields.SENTINEL);
            String run = run();
            return partitions.stream()
                    .filter(partition -> !run.equals(marks.get(partition)))
                    .collect(Collectors.toSet());
        });
    }

    /** Marks partitions as complete up to their committed offset on this run of the server. */
    public void markComplete(Set<String> partitions) {
        answered("write the sentinel", () -> {
            String run = run();
            Map<String, String> marks = new HashMap<>();
            partitions.forEach(partition -> marks.put(partition, run));
            return redis.hset(OnlineFields.SENTINEL, marks);
        });
    }

    @Override
    public void close() {
        redis.close();
    }

    private Written putAll(Collection<OnlineVector> vectors) {
        List<Response<Object>> answers = new ArrayList<>(vectors.size());
        try (AbstractPipeline pipeline = redis.pipelined()) {
            for (OnlineVector vector : vectors) {
                pipeline.sadd(OnlineFields.KNOWN_PATIENTS, vector.patientId());
                answers.add(
                        pipeline.evalsha(scriptSha, List.of(OnlineFields.key(vector.patientId())), arguments(vector)));
                pipeline.zadd(
                        OnlineFields.RECENT_PATIENTS,
                        (double) vector.asOf().toEpochMilli(),
                        vector.patientId(),
                        ZAddParams.zAddParams().gt());
            }
            pipeline.zremrangeByRank(OnlineFields.RECENT_PATIENTS, 0, -1L - OnlineFields.RECENT_LIMIT);
            pipeline.sync();
        }
        int stored = answers.stream()
                .mapToInt(answer -> ((Long) answer.get()).intValue())
                .sum();
        return new Written(stored, vectors.size() - stored);
    }

    private static List<String> arguments(OnlineVector vector) {
        List<String> arguments = new ArrayList<>();
        arguments.add(vector.version().toString());
        arguments.add(Long.toString(vector.expiresAt().toEpochMilli()));
        vector.fields().forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        return arguments;
    }

    /** Identifies the running server process: another one may have started from an older snapshot, or from nothing. */
    private String run() {
        return redis.info("server")
                .lines()
                .filter(line -> line.startsWith("run_id:"))
                .map(line -> line.substring("run_id:".length()).strip())
                .findFirst()
                .orElse("");
    }

    private static <T> T answered(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (JedisException failed) {
            throw new OnlineStoreUnavailableException("Redis failed to " + what, failed);
        }
    }

    private static String script() {
        try (InputStream source = RedisOnlineStore.class.getResourceAsStream("put-if-newer.lua")) {
            if (source == null) {
                throw new IllegalStateException("put-if-newer.lua is missing from the jar");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
