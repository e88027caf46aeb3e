package io.clinstream.features.online;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;

/**
 * What a Redis server may lack. The sentinel says for which partitions it was filled since it started; a server that was
 * emptied, restarted or replaced has none, or that of another run. The goals say which of them are still being filled,
 * and up to which offset.
 */
public final class RebuildMarks {

    /** Stands beside the partitions: the set of known patients, which is filled from the roster. */
    public static final String PATIENTS = "patients";

    private final RedisServer server;

    RebuildMarks(RedisServer server) {
        this.server = server;
    }

    /** Those of {@code partitions} whose vectors this run of the server was never given. */
    public Set<String> unfilled(Collection<String> partitions) {
        return server.ask("read the sentinel", redis -> {
            Map<String, String> marks = redis.hgetAll(OnlineFields.SENTINEL);
            String run = run(redis);
            return partitions.stream()
                    .filter(partition -> !run.equals(marks.get(partition)))
                    .collect(Collectors.toSet());
        });
    }

    /** Marks partitions as being filled up to the given offsets, from now on and on this run of the server. */
    public void begin(Map<String, Long> goals) {
        server.ask("write the sentinel", redis -> {
            String run = run(redis);
            Map<String, String> offsets = new HashMap<>();
            Map<String, String> runs = new HashMap<>();
            goals.forEach((partition, goal) -> {
                offsets.put(partition, Long.toString(goal));
                runs.put(partition, run);
            });
            try (AbstractPipeline pipeline = redis.pipelined()) {
                pipeline.hset(OnlineFields.REBUILDING, offsets);
                pipeline.hset(OnlineFields.SENTINEL, runs);
                pipeline.sync();
            }
            return goals.size();
        });
    }

    /** What is still being filled: partition, or {@link #PATIENTS}, and its goal. */
    public Map<String, Long> goals() {
        return server.ask(
                "read the goals",
                redis -> redis.hgetAll(OnlineFields.REBUILDING).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, goal -> Long.parseLong(goal.getValue()))));
    }

    /** Marks a goal as reached. */
    public void reached(String name) {
        server.ask("clear a goal", redis -> redis.hdel(OnlineFields.REBUILDING, name));
    }

    /**
     * Whether the server holds the newest vector of every patient that the log of {@code topic} has: it was filled since
     * it started, and is not being filled now. Until then an absent patient says nothing.
     */
    public boolean complete(String topic) {
        return server.ask("read the marks", redis -> {
            Map<String, String> sentinel = redis.hgetAll(OnlineFields.SENTINEL);
            sentinel.keySet().removeIf(partition -> !partition.startsWith(topic + "-"));
            Set<String> goals = redis.hkeys(OnlineFields.REBUILDING);
            String run = run(redis);
            return !sentinel.isEmpty()
                    && sentinel.values().stream().allMatch(run::equals)
                    && goals.stream().noneMatch(goal -> goal.equals(PATIENTS) || goal.startsWith(topic + "-"));
        });
    }

    /** Identifies the running server process: another one may have started from an older snapshot, or from nothing. */
    private static String run(RedisClient redis) {
        return redis.info("server")
                .lines()
                .filter(line -> line.startsWith("run_id:"))
                .map(line -> line.substring("run_id:".length()).strip())
                .findFirst()
                .orElse("");
    }
}
