package io.clinstream.operations.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    void compare(RedisClient redis, Map<String, GenericRecord> last) {
        wrong.clear();
        Instant now = clock.instant();
        last.forEach((patient, vector) -> {
            if (!right.contains(patient) && !expired.contains(patient)) {
                judge(patient, vector, redis.hgetAll("patient:" + patient + ":features"), now);
            }
        });
    }

    private void judge(String patient, GenericRecord vector, Map<String, String> fields, Instant now) {
        if (OnlineCheck.expired(vector, now)) {
            if (fields.isEmpty()) {
                expired.add(patient);
            } else {
                wrong.put(patient, List.of("the key should have expired"));
            }
            return;
        }
        List<String> differences = OnlineCheck.differences(vector, fields);
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
