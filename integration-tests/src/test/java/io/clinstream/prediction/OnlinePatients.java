package io.clinstream.prediction;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.RedisClient;

/** Writes the online store as the feature service does, over a connection of its own each time: tests restart it. */
record OnlinePatients(URI url) {

    /** Features of five normal vitals measured six minutes ago, and what else is given. */
    static String calm(String more) {
        StringBuilder json = new StringBuilder("{");
        Map<String, Double> vitals = Map.of(
                "respiratory_rate", 16.0, "spo2", 98.0, "bp_systolic", 120.0, "heart_rate", 75.0, "temperature", 36.8);
        vitals.forEach((code, value) -> json.append('"')
                .append(code)
                .append("_last\":")
                .append(value)
                .append(",\"")
                .append(code)
                .append("_hours_since_last\":0.1,"));
        return json.append(more).append('}').toString();
    }

    /** Says that the store is whole, as the feature service does once it has filled it. */
    void filled() {
        try (RedisClient redis = RedisClient.create(url)) {
            redis.hset("clinstream:sentinel", "clinical.features-0", "integration-test");
        }
    }

    void put(String patientId, String features) {
        put(
                patientId,
                features,
                "integration-test",
                Map.of("vitals", Instant.now().minusSeconds(360)));
    }

    void put(String patientId, String features, String featureSet, Map<String, Instant> newest) {
        Instant now = Instant.now();
        Map<String, String> fields = new HashMap<>();
        fields.put("features", features);
        fields.put("updated_at", now.toString());
        fields.put("known_at", now.toString());
        fields.put("version", "1-0-" + UUID.randomUUID().getMostSignificantBits() + "-0");
        fields.put("feature_set", featureSet);
        fields.put("vector_sha256", "0".repeat(64));
        newest.forEach((group, at) -> fields.put(group, at.toString()));
        try (RedisClient redis = RedisClient.create(url)) {
            redis.hset("patient:" + patientId + ":features", fields);
            redis.sadd("patients:known", patientId);
            redis.zadd("patients:recent", (double) now.toEpochMilli(), patientId);
        }
    }

    /** A hash that its writer did not finish. */
    void putHalf(String patientId) {
        try (RedisClient redis = RedisClient.create(url)) {
            redis.hset("patient:" + patientId + ":features", Map.of("features", "{}", "version", "1-0-1-0"));
        }
    }

    void putExpired(String patientId) {
        try (RedisClient redis = RedisClient.create(url)) {
            redis.sadd("patients:known", patientId);
        }
    }
}
