package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.stores.bronze.BronzeChain;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/**
 * Patients of the 2019 challenge, a piece of the CDISC pilot and a small ward: every store is what the log gives, and a
 * single flipped bit in any of them is found, there and nowhere else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ParityIT {

    private static final LocalDate SEALED = LocalDate.parse("2019-01-02");
    private static final String AGE = "heart_rate_hours_since_last";
    /** The lowest bit of the first digit turned; twice is as before. */
    private static final String FLIPPED_HASH =
            "translate(left(vector_sha256, 1), '0123456789abcdef', '1032547698badcfe') || substr(vector_sha256, 2)";

    private static final String[] STORES = {
        "bronze clinical.vitals",
        "bronze clinical.events",
        "raw to accepted: clinical.vitals",
        "silver processed/events/",
        "silver processed/vitals/",
        "silver processed/labs/",
        "offline",
        "sealed",
        "Redis",
        "audit"
    };

    private RunningSystem system;
    private Configuration configuration;
    private MinioObjectStore objects;
    private StoreTampering tampering;
    private String sealedKey = "";
    private String patient = "";
    private String prediction = "";

    @BeforeAll
    void startTheSystemAndLoad(@TempDir Path folder) throws Exception {
        system = RunningSystem.start(folder);
        configuration = Configuration.of(system.stack().addresses().environment());
        objects = MinioObjectStore.from(configuration);
        tampering = new StoreTampering(configuration, Files.createDirectories(folder.resolve("tampering")));
        system.produce(
                "replay",
                "cinc2019",
                RunningSystem.sample("cinc2019").toString(),
                "--last-hours",
                "6",
                "--progress",
                "off");
        system.produce(
                "replay",
                "sdtm",
                RunningSystem.sample("cdisc-pilot").toString(),
                "--subjects",
                "2",
                "--progress",
                "off");
        system.produce(
                "simulate",
                "--patients",
                "10",
                "--count",
                "300",
                "--speed",
                "max",
                "--duplicates",
                "0.05",
                "--late",
                "0.05",
                "--impossible",
                "0.05",
                "--clock-errors",
                "0.02",
                "--unit-mix-ups",
                "0.05",
                "--progress",
                "off");
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> verify("--settle", "0").exitCode() == 0);
        patient = loadedPatientWithAHeartRate();
        assertThat(system.operate("predict", patient).exitCode()).isZero();
        sealedKey = SealedSample.seal(objects, SEALED, Files.createDirectories(folder.resolve("sealing")));
    }

    @AfterAll
    void stopTheSystem() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    @Order(1)
    void shouldFindEveryStoreEqual() {
        // When
        RunningSystem.Outcome outcome = verify();

        // Then
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(compared(outcome)).containsKeys(STORES);
        for (String store : STORES) {
            assertThat(compared(outcome).get(store)).as(store).isPositive();
        }
    }

    @Test
    @Order(2)
    void shouldFindTheSameForASample() {
        // When
        RunningSystem.Outcome sample = verify("--patients", "7", "--seed", "a");

        // Then
        assertThat(sample.exitCode()).as(sample.out() + sample.err()).isZero();
        assertThat(sample.json().path("vectors").asLong()).isPositive();
        assertThat(compared(sample).get("Redis")).isEqualTo(7);
    }

    @Test
    @Order(3)
    void shouldFindASingleFlippedBitInEveryStoreAndNothingElse() throws Exception {
        // Given
        Map<String, String> planted = new TreeMap<>();
        Map<String, byte[]> before = new HashMap<>();
        plantInObject("silver processed/vitals/", anyObject("processed/vitals/"), "value_scaled", planted, before);
        plantInObject("silver processed/events/", anyObject("processed/events/"), "source_offset", planted, before);
        plantInObject("offline", anyObject("features/offline/"), "heart_rate_mean_24h", planted, before);
        String bronze = anyObject("raw/clinical.vitals/");
        before.put(bronze, tampering.content(bronze));
        tampering.overwrite(
                bronze,
                StoreTampering.rewritten(before.get(bronze), text -> flippedDigit(text, "\"payload_base64\":\"", 40)));
        String online = flipInRedis();
        planted.put("Redis", AGE);
        String audited = flipInAudit();
        planted.put("audit", "features_used.values." + AGE);

        // When
        RunningSystem.Outcome outcome = verify();

        // Then
        Map<String, String> found = found(outcome);
        assertThat(found.remove("bronze clinical.vitals")).contains("payload_base64");
        assertThat(found).as(outcome.out()).isEqualTo(planted);

        // When
        for (Map.Entry<String, byte[]> object : before.entrySet()) {
            tampering.overwrite(object.getKey(), object.getValue());
        }
        restoreRedis(online);
        inPostgres("UPDATE predictions SET features_used = '" + audited + "' WHERE id = '" + prediction + "'");
        before.clear();
        planted.clear();
        plantInObject("sealed", sealedKey, "heart_rate_last", planted, before);
        inPostgres("UPDATE predictions SET vector_sha256 = " + FLIPPED_HASH + " WHERE id = '" + prediction + "'");
        RunningSystem.Outcome second = verify();

        // Then
        assertThat(found(second)).as(second.out()).containsOnlyKeys("sealed", "audit");
        assertThat(second.out()).contains("sha256 of the file", "heart_rate_last", "vector_sha256");

        // When
        tampering.overwrite(sealedKey, before.get(sealedKey));
        inPostgres("UPDATE predictions SET vector_sha256 = " + FLIPPED_HASH + " WHERE id = '" + prediction + "'");
        RunningSystem.Outcome restored = verify();

        // Then
        assertThat(restored.exitCode()).as(restored.out() + restored.err()).isZero();
    }

    @Test
    @Order(4)
    void shouldTraceBackFromEveryStore() throws Exception {
        // When / Then
        JsonNode scored = traced("--prediction", prediction);
        assertThat(scored.path("prediction")).hasSize(1);
        assertThat(scored.path("offline")).hasSize(1);
        traced("--object", sealedKey, "--row", "1");
        JsonNode silver = traced("--object", anyObject("processed/labs/"), "--row", "1");
        assertThat(silver.path("raw").path(0).asText()).startsWith("clinical.labs ");
        traced("--object", anyObject("raw/clinical.labs/"), "--row", "1");
        assertThat(system.operate("trace", "--at", "clinical.labs:0").exitCode())
                .isEqualTo(2);
    }

    @Test
    @Order(5)
    void shouldProveAndTraceWhatTheTopicsHaveForgotten() throws Exception {
        // Given
        String offline = anyObject("features/offline/");
        JsonNode before = traced("--object", offline, "--row", "1");
        forgetWhatBronzeHolds("clinical.events");
        forgetWhatBronzeHolds("clinical.vitals");
        forgetWhatBronzeHolds("clinical.labs");

        // When
        RunningSystem.Outcome kafka = verify("--settle", "0");
        RunningSystem.Outcome bronze = verify("--source", "bronze");
        JsonNode after = traced("--object", offline, "--row", "1");

        // Then
        assertThat(kafka.exitCode()).as(kafka.out() + kafka.err()).isEqualTo(2);
        assertThat(bronze.exitCode()).as(bronze.out() + bronze.err()).isZero();
        assertThat(compared(bronze).get("offline")).isPositive();
        assertThat(after.path("bronze")).isEqualTo(before.path("bronze"));
        assertThat(after.path("canonical").path(0).asText()).contains("no longer in the topic");
    }

    private JsonNode traced(String... arguments) {
        List<String> all = new ArrayList<>(List.of("trace", "--json"));
        all.addAll(List.of(arguments));
        RunningSystem.Outcome outcome = system.operate(all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.json().path("raw")).isNotEmpty();
        assertThat(outcome.json().path("bronze")).isNotEmpty();
        return outcome.json();
    }

    private void forgetWhatBronzeHolds(String topic) throws Exception {
        Map<TopicPartition, RecordsToDelete> old = new HashMap<>();
        for (BronzeChain chain : BronzeChain.of(objects, topic, "")) {
            old.put(new TopicPartition(topic, chain.partition()), RecordsToDelete.beforeOffset(chain.lastOffset() + 1));
        }
        try (Admin admin = Admin.create(KafkaSettings.from(configuration).admin())) {
            admin.deleteRecords(old).all().get();
        }
    }

    private void plantInObject(
            String store, String key, String column, Map<String, String> planted, Map<String, byte[]> before)
            throws Exception {
        byte[] content = tampering.content(key);
        before.put(key, content);
        tampering.overwrite(key, tampering.flipped(content, column));
        planted.put(store, column);
    }

    private String flipInRedis() {
        try (RedisClient redis =
                RedisClient.create(URI.create(system.stack().addresses().redisUrl()))) {
            String before = redis.hget("patient:" + patient + ":features", "features");
            redis.hset("patient:" + patient + ":features", "features", flipped(before, '"' + AGE + "\":", 0));
            return before;
        }
    }

    private void restoreRedis(String before) {
        try (RedisClient redis =
                RedisClient.create(URI.create(system.stack().addresses().redisUrl()))) {
            redis.hset("patient:" + patient + ":features", "features", before);
        }
    }

    /** Adds one to a feature that a prediction has read; gives what stood there. */
    private String flipInAudit() throws Exception {
        String value = "features_used->'values'->>'" + AGE + "'";
        String before;
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, features_used::text FROM predictions WHERE "
                        + "patient_id = '" + patient + "' AND " + value + " IS NOT NULL ORDER BY id LIMIT 1")) {
            assertThat(row.next()).isTrue();
            prediction = row.getString(1);
            before = row.getString(2);
        }
        inPostgres("UPDATE predictions SET features_used = jsonb_set(features_used, '{values," + AGE + "}',"
                + " to_jsonb((" + value + ")::numeric + 1)) WHERE id = '" + prediction + "'");
        return before;
    }

    private void inPostgres(String sql) throws Exception {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    /** One whom ticks do not touch, so that nothing replaces what is planted. */
    private String loadedPatientWithAHeartRate() {
        try (RedisClient redis =
                RedisClient.create(URI.create(system.stack().addresses().redisUrl()))) {
            for (String key : redis.keys("patient:*:features")) {
                if ("HISTORICAL".equals(redis.hget(key, "clock"))
                        && !redis.hget(key, "features").contains('"' + AGE + "\":null")) {
                    return key.split(":", -1)[1];
                }
            }
        }
        throw new AssertionError("nobody ever had a heart rate");
    }

    private Connection owner() throws Exception {
        return DriverManager.getConnection(
                system.stack().addresses().postgresUrl(),
                system.stack().addresses().postgresUser(),
                system.stack().addresses().postgresPassword());
    }

    private String anyObject(String prefix) {
        return objects.list(prefix).stream().map(ObjectInfo::key).findFirst().orElseThrow();
    }

    /** The text with the lowest bit of the first digit changed that comes so many characters behind a mark. */
    private static String flippedDigit(String text, String mark, int behind) {
        int at = text.indexOf(mark) + mark.length() + behind;
        while (!Character.isDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }

    /** The text with one bit of one character changed, that many characters behind a mark. */
    private static String flipped(String text, String mark, int behind) {
        int at = text.indexOf(mark) + mark.length() + behind;
        char changed = (char) (text.charAt(at) ^ 1);
        return text.substring(0, at) + changed + text.substring(at + 1);
    }

    private RunningSystem.Outcome verify(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("verify-parity", "--json", "--no-progress", "--grace", "PT2M"));
        arguments.addAll(List.of(more));
        return system.operate(arguments.toArray(String[]::new));
    }

    /** Stores with anything wrong, each with the one column that differs in one row; anything else fails. */
    private static Map<String, String> found(RunningSystem.Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
        Map<String, String> found = new TreeMap<>();
        for (JsonNode one : outcome.json().path("stores")) {
            assertThat(one.path("missing").asLong() + one.path("extra").asLong())
                    .as(one.toString())
                    .isZero();
            if (one.path("different").asLong() > 0) {
                found.put(
                        one.path("store").asText(),
                        String.join(" ", one.path("differences").findValuesAsText("column")));
            }
        }
        return found;
    }

    private static Map<String, Long> compared(RunningSystem.Outcome outcome) {
        Map<String, Long> compared = new TreeMap<>();
        outcome.json()
                .path("stores")
                .forEach(store -> compared.put(
                        store.path("store").asText(), store.path("compared").asLong()));
        return compared;
    }
}
