package io.clinstream.operations.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import redis.clients.jedis.RedisClient;

/** Compares Redis with the last vector of every patient; one that was once found right need not be looked at again. */
final class OnlineEntries {

    private static final int SHOWN = 20;

    private final Clock clock;
    private final Set<String> right = new HashSet<>();
    private final Set<String> expired = new HashSet<>();
    private final Map<String, List<String>> wrong = new TreeMap<>();

    OnlineEntries(Clock clock) {
        this.clock = clock;
    }

    /** Reads the fields of every patient who is not yet settled. */
    Map<String, Map<String, String>> read(RedisClient redis, Set<String> patients) {
        Map<String, Map<String, String>> fields = new HashMap<>();
        for (String patient : patients) {
            if (!right.contains(patient) && !expired.contains(patient)) {
                fields.put(patient, redis.hgetAll("patient:" + patient + ":features"));
            }
        }
        return fields;
    }

    /**
     * Compares what was read.
     *
     * @param required the vector of each patient than which Redis may not be older
     * @param vectors what the log held after Redis was read
     */
    void compare(Map<String, Map<String, String>> read, Map<String, GenericRecord> required, VectorEntries vectors) {
        wrong.clear();
        Instant now = clock.instant();
        read.forEach((patient, fields) ->
                judge(patient, Objects.requireNonNull(required.get(patient)), fields, vectors, now));
    }

    private void judge(
            String patient, GenericRecord required, Map<String, String> fields, VectorEntries vectors, Instant now) {
        if (OnlineCheck.expired(required, now)) {
            if (fields.isEmpty()) {
                expired.add(patient);
            } else {
                wrong.put(patient, List.of("the key should have expired"));
            }
            return;
        }
        GenericRecord held =
                vectors.find(patient, fields.get("version"), required).orElse(required);
        List<String> differences = OnlineCheck.differences(held, fields);
        if (differences.isEmpty()) {
            right.add(patient);
        } else {
            wrong.put(patient, differences);
        }
    }

    long right() {
        return right.size();
    }

    long expired() {
        return expired.size();
    }

    Optional<Breach> breach() {
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        List<String> first = wrong.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> entry.getKey() + ": "
                        + String.join(", ", entry.getValue().stream().limit(10).toList()))
                .toList();
        return Optional.of(
                new Breach("the last vector of every patient is in Redis, field by field", wrong.size(), first));
    }
}
