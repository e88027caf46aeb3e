package io.clinstream.features.events;

import io.clinstream.features.online.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ZRangeParams;

/**
 * The event index in Redis: per patient a sorted set, cut to the newest {@value #MOST_EVENTS} and to the time that
 * features look back. What comes twice changes nothing.
 */
public final class EventIndex {

    /** Events that are kept of one patient in each of the two sets. */
    public static final int MOST_EVENTS = 2_000;

    private static final Duration VITALS_KEPT = Duration.ofHours(24);
    private static final Duration REPORTS_KEPT = Duration.ofDays(30);

    private final RedisServer server;

    /** An index on a server, which is not closed. */
    public EventIndex(RedisServer server) {
        this.server = server;
    }

    /** Of these topic partitions, the ones this server was not filled from. */
    Set<String> unindexed(Collection<String> partitions) {
        if (partitions.isEmpty()) {
            return Set.of();
        }
        List<String> asked = List.copyOf(partitions);
        List<String> known =
                server.ask("ask for the index", redis -> redis.hmget(EventKeys.INDEXED, asked.toArray(String[]::new)));
        Set<String> missing = new TreeSet<>();
        for (int place = 0; place < asked.size(); place++) {
            if (known.get(place) == null) {
                missing.add(asked.get(place));
            }
        }
        return missing;
    }

    /** From here on this server is filled from these. */
    void markIndexed(Set<String> partitions) {
        Map<String, String> marks = new HashMap<>();
        partitions.forEach(partition -> marks.put(partition, "1"));
        server.ask("mark the index", redis -> redis.hset(EventKeys.INDEXED, marks));
    }

    /**
     * Adds events of the log, in its order.
     *
     * @param expiresAt when a patient's vector would go if nothing came after these, per patient
     */
    void add(Collection<IndexedEvent> events, Map<String, Instant> expiresAt) {
        List<IndexedEvent> plain = new ArrayList<>();
        for (IndexedEvent event : events) {
            if (event.restates()) {
                append(plain, expiresAt);
                plain.clear();
                restate(event);
            }
            if (!event.withdrawn()) {
                plain.add(event);
            }
        }
        append(plain, expiresAt);
    }

    private void append(List<IndexedEvent> events, Map<String, Instant> expiresAt) {
        if (events.isEmpty()) {
            return;
        }
        Map<String, IndexedEvent> newest = new HashMap<>();
        events.forEach(event ->
                newest.merge(EventKeys.of(event), event, (a, b) -> a.eventTime().isAfter(b.eventTime()) ? a : b));
        server.ask("index events", redis -> {
            try (AbstractPipeline pipeline = redis.pipelined()) {
                events.forEach(event -> pipeline.zadd(EventKeys.of(event), score(event), event.member()));
                newest.forEach((key, event) -> trim(
                        pipeline,
                        key,
                        event,
                        Objects.requireNonNull(expiresAt.get(event.patientId()), "when a patient's events go")));
                pipeline.sync();
            }
            return true;
        });
    }

    private static void trim(AbstractPipeline pipeline, String key, IndexedEvent newest, Instant expiresAt) {
        long kept = (newest.vital() ? VITALS_KEPT : REPORTS_KEPT).toMillis();
        pipeline.zremrangeByScore(key, Double.NEGATIVE_INFINITY, score(newest) - (double) kept);
        pipeline.zremrangeByRank(key, 0, -1L - MOST_EVENTS);
        // Other events may keep the patient's vector alive, which still looks back at these.
        pipeline.pexpireAt(key, expiresAt.toEpochMilli() + kept);
    }

    /** Takes the codes of an event away from the events before it at the same instant. */
    private void restate(IndexedEvent event) {
        String key = EventKeys.of(event);
        server.ask("correct the index", redis -> {
            for (String member : redis.zrange(key, ZRangeParams.zrangeByScoreParams(score(event), score(event)))) {
                restate(redis, key, member, event);
            }
            return true;
        });
    }

    private static void restate(RedisClient redis, String key, String member, IndexedEvent event) {
        String[] parts = member.split("\\|", 3);
        Set<String> codes = new TreeSet<>(List.of(parts[2].split(",")));
        if (Long.parseLong(parts[0]) >= event.canonicalOffset() || Collections.disjoint(codes, event.codes())) {
            return;
        }
        redis.zrem(key, member);
        codes.removeAll(event.codes());
        if (!codes.isEmpty()) {
            redis.zadd(key, score(event), parts[0] + "|" + parts[1] + "|" + String.join(",", codes));
        }
    }

    private static double score(IndexedEvent event) {
        return (double) event.eventTime().toEpochMilli();
    }
}
