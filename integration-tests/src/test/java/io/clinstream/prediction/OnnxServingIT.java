package io.clinstream.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.database.Database;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.registry.Approval;
import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** A PyTorch model goes through registry and promotion, and is served with the scores that PyTorch gave. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxServingIT {

    private static final Path FIXTURE = Path.of("..", "models", "src", "test", "resources", "onnx");
    private static final String NAME = "adverse-event-24h";
    private static final int PATIENTS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private EmbeddedStack stack;
    private Database database;
    private ModelRegistry registry;
    private PredictionApi api;
    private ApiClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        stack = EmbeddedStack.start(folder, StackOptions.infrastructure(Distribution.ofThisJvm()));
        Map<String, String> environment = new HashMap<>(stack.addresses().environment());
        environment.put(Setting.HTTP_PORT.key(), "0");
        Configuration configuration = Configuration.of(environment);
        database = new Database(
                configuration.text(Setting.POSTGRES_URL),
                configuration.text(Setting.POSTGRES_USER),
                configuration.secret(Setting.POSTGRES_PASSWORD),
                "");
        database.migrate();
        registry = new ModelRegistry(database.connections(), MinioObjectStore.from(configuration), Clock.systemUTC());
        api = PredictionApi.start(PredictionConfig.from(configuration));
        client = new ApiClient(api.port());
    }

    @AfterAll
    void stop() {
        if (api != null) {
            api.close();
        }
        if (database != null) {
            database.close();
        }
        stack.close();
    }

    @Test
    void shouldServeWhatPyTorchScored() throws Exception {
        // Given
        List<String> rows = Files.readAllLines(FIXTURE.resolve("scores.csv")).subList(1, PATIENTS + 1);
        List<String> inputs = inputs();
        for (int patient = 0; patient < rows.size(); patient++) {
            put("ONNX-" + patient, inputs, List.of(rows.get(patient).split(",", -1)));
        }
        // When
        RegisteredVersion version =
                registry.register(ModelPackage.read(pack(manifest())), Map.of(), Optional.empty(), "a test");
        registry.promote(
                NAME, version.version(), new Approval.FirstInProduction(Optional.empty()), "a test", "to be tested");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> predict("ONNX-0").path("model_version").asText().equals(version.servedAs()));
        // Then
        for (int patient = 0; patient < rows.size(); patient++) {
            JsonNode answer = predict("ONNX-" + patient);
            double pytorch = Double.parseDouble(
                    rows.get(patient).substring(rows.get(patient).lastIndexOf(',') + 1));
            assertThat(answer.path("adverse_event_probability").doubleValue()).isCloseTo(pytorch, within(1e-6));
            assertThat(answer.path("model_version").asText()).isEqualTo(version.servedAs());
            assertThat(answer.path("contributions")).isNotEmpty();
        }
    }

    @Test
    void shouldRefuseAnUnknownFeatureAtRegistration() throws Exception {
        // Given
        ObjectNode manifest = manifest();
        ((ArrayNode) manifest.get("inputs")).set(0, "heart_rate_of_yesterday");
        Map<String, byte[]> files = pack(manifest);
        // Then
        assertThatThrownBy(() -> registry.register(ModelPackage.read(files), Map.of(), Optional.empty(), "a test"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("heart_rate_of_yesterday");
        assertThat(registry.list()).noneMatch(known -> known.version() > 1);
    }

    private JsonNode predict(String patientId) throws IOException, InterruptedException {
        HttpResponse<String> response = client.predict(patientId);
        assertThat(response.statusCode()).isEqualTo(200);
        return client.json(response);
    }

    private void put(String patientId, List<String> inputs, List<String> values) throws IOException {
        Instant now = Instant.now();
        ObjectNode features = Json.MAPPER.createObjectNode();
        for (int column = 0; column < inputs.size(); column++) {
            if (values.get(column).isEmpty()) {
                features.putNull(inputs.get(column));
            } else {
                features.put(inputs.get(column), Double.parseDouble(values.get(column)));
            }
        }
        Map<String, String> fields = Map.of(
                "features",
                Json.MAPPER.writeValueAsString(features),
                "updated_at",
                now.toString(),
                "known_at",
                now.toString(),
                "version",
                "1-0-1-0",
                "feature_set",
                FeatureCatalog.current().featureSet(),
                "vector_sha256",
                "0".repeat(64),
                "vitals",
                now.minusSeconds(60).toString());
        try (RedisClient redis = RedisClient.create(stack.addresses().redisUrl())) {
            redis.hset("patient:" + patientId + ":features", fields);
            redis.sadd("patients:known", patientId);
        }
    }

    private static List<String> inputs() throws IOException {
        JsonNode fixture = Json.MAPPER.readTree(Files.readAllBytes(FIXTURE.resolve("fixture.json")));
        return Json.MAPPER.convertValue(
                fixture.get("inputs"), new com.fasterxml.jackson.core.type.TypeReference<List<String>>() {});
    }

    private static ObjectNode manifest() throws IOException {
        JsonNode fixture = Json.MAPPER.readTree(Files.readAllBytes(FIXTURE.resolve("fixture.json")));
        ObjectNode manifest = Json.MAPPER.createObjectNode();
        manifest.put("format", 1);
        manifest.put("name", NAME);
        manifest.put("kind", "ONNX");
        manifest.put("description", "A small network, trained in PyTorch on made-up patients.");
        manifest.put("outcome", "an adverse event within 24 h");
        manifest.put("feature_set", FeatureCatalog.current().featureSet());
        manifest.set("inputs", fixture.get("inputs"));
        manifest.putArray("required").add("age_years").add("ae_count_7d");
        manifest.putObject("freshness")
                .putObject("vitals")
                .put("stale_after", "PT12H")
                .put("required", true);
        manifest.putObject("calibration").put("method", "PLATT").put("slope", 1).put("intercept", 0);
        manifest.putObject("thresholds").put("medium", 0.1).put("high", 0.3).put("rule", "invented");
        manifest.putObject("explanation").put("method", "SHAPLEY_SAMPLED").set("reference", fixture.get("reference"));
        manifest.putObject("onnx")
                .put("input", fixture.get("input").asText())
                .put("output", fixture.get("output").asText());
        manifest.putObject("training").put("trained_at", "2026-03-01T00:00:00Z");
        manifest.putObject("metrics");
        return manifest;
    }

    private static Map<String, byte[]> pack(ObjectNode manifest) throws IOException, NoSuchAlgorithmException {
        byte[] onnx = Files.readAllBytes(FIXTURE.resolve("network.onnx"));
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(onnx));
        manifest.putArray("files")
                .addObject()
                .put("name", "model.onnx")
                .put("sha256", sha256)
                .put("bytes", onnx.length);
        return Map.of("model.json", Json.MAPPER.writeValueAsBytes(manifest), "model.onnx", onnx);
    }
}
