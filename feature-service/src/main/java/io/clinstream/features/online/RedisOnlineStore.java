package io.clinstream.features.online;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
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

    private final RedisServer server;
    private final RebuildMarks marks;
    private volatile String scriptSha = "";

    /** A store on the server at {@code address}; nothing is contacted yet. */
    public RedisOnlineStore(URI address) {
        this.server = new RedisServer(address);
        this.marks = new RebuildMarks(server);
    }

    /** Stores the vectors that are newer than what is there, in one round trip. */
    public Written put(Collection<OnlineVector> vectors) {
        return server.ask("write vectors", redis -> {
            if (scriptSha.isEmpty()) {
                scriptSha = redis.scriptLoad(SCRIPT);
            }
            List<OnlineVector> forgotten = new ArrayList<>();
            long stored;
            try (AbstractPipeline pipeline = redis.pipelined()) {
                stored = putAll(pipeline, vectors, forgotten);
            }
            if (!forgotten.isEmpty()) {
                try (AbstractPipeline pipeline = redis.pipelined()) {
                    stored += putWithWholeScript(pipeline, forgotten);
                }
            }
            int written = Math.toIntExact(stored);
            return new Written(written, vectors.size() - written);
        });
    }

    /** The fields of a patient's hash in one round trip; empty where there is none, or it expired. */
    public Map<String, String> find(String patientId) {
        return server.ask("read a vector", redis -> redis.hgetAll(OnlineFields.key(patientId)));
    }

    /**
     * Some fields of many patients in one round trip.
     *
     * @return per patient the values in the order of {@code fields}; null where the patient has none
     */
    public List<List<@Nullable String>> findAll(List<String> patientIds, List<String> fields) {
        return server.ask("read vectors", redis -> {
            List<Response<List<String>>> answers = new ArrayList<>(patientIds.size());
            try (AbstractPipeline pipeline = redis.pipelined()) {
                String[] names = fields.toArray(String[]::new);
                patientIds.forEach(patient -> answers.add(pipeline.hmget(OnlineFields.key(patient), names)));
                pipeline.sync();
            }
            List<List<@Nullable String>> found = new ArrayList<>(patientIds.size());
            answers.forEach(answer -> found.add(answer.get()));
            return found;
        });
    }

    /** Which of the patients ever had a vector, in their order. */
    public List<Boolean> areKnown(List<String> patientIds) {
        return server.ask(
                "ask for patients",
                redis -> redis.smismember(OnlineFields.KNOWN_PATIENTS, patientIds.toArray(String[]::new)));
    }

    /** Whether the patient ever had a vector. */
    public boolean isKnown(String patientId) {
        return server.ask("ask for a patient", redis -> redis.sismember(OnlineFields.KNOWN_PATIENTS, patientId));
    }

    /** Which partitions this server is complete for. */
    public RebuildMarks marks() {
        return marks;
    }

    /** The server, for what else is kept there. */
    public RedisServer server() {
        return server;
    }

    /** Whether Redis answers; throws where not. */
    public void ping() {
        server.ask("ping", redis -> redis.ping());
    }

    @Override
    public void close() {
        server.close();
    }

    private long putAll(
            AbstractPipeline pipeline, Collection<OnlineVector> vectors, Collection<OnlineVector> forgotten) {
        List<Response<Object>> answers = new ArrayList<>(vectors.size());
        for (OnlineVector vector : vectors) {
            answers.add(pipeline.evalsha(scriptSha, keys(vector), arguments(vector)));
            pipeline.zadd(
                    OnlineFields.RECENT_PATIENTS,
                    (double) vector.asOf().toEpochMilli(),
                    vector.patientId(),
                    ZAddParams.zAddParams().gt());
        }
        pipeline.zremrangeByRank(OnlineFields.RECENT_PATIENTS, 0, -1L - OnlineFields.RECENT_LIMIT);
        pipeline.sync();
        long stored = 0;
        int place = 0;
        for (OnlineVector vector : vectors) {
            try {
                stored += (Long) answers.get(place++).get();
            } catch (JedisNoScriptException restarted) {
                forgotten.add(vector);
            }
        }
        return stored;
    }

    /** Sends the script itself, which no flush of scripts in between can make fail; the server then knows it again. */
    private static long putWithWholeScript(AbstractPipeline pipeline, List<OnlineVector> vectors) {
        List<Response<Object>> answers = vectors.stream()
                .map(vector -> pipeline.eval(SCRIPT, keys(vector), arguments(vector)))
                .toList();
        pipeline.sync();
        return answers.stream().mapToLong(answer -> (Long) answer.get()).sum();
    }

    private static List<String> keys(OnlineVector vector) {
        return List.of(
                OnlineFields.key(vector.patientId()), OnlineFields.KNOWN_PATIENTS, OnlineFields.UNLISTED_PATIENTS);
    }

    private static List<String> arguments(OnlineVector vector) {
        List<String> arguments = new ArrayList<>();
        arguments.add(vector.patientId());
        arguments.add(vector.version().toString());
        arguments.add(Long.toString(vector.expiresAt().toEpochMilli()));
        vector.fields().forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        return arguments;
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
