package io.clinstream.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Registered models behind {@code POST /predict}: promoted, rolled back, damaged, out of reach; and the API killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelServingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PER_SECOND = Integer.getInteger("clinstream.serving.rate", 200);
    private static final long NANOS = 1_000_000_000L;
    private static final int PATIENTS = 20;
    private static final String FEATURE_SET = FeatureCatalog.current().featureSet();

    /** Id of every answer that was given to anybody: the last test looks for their rows. */
    private final Set<String> given = ConcurrentHashMap.newKeySet();

    private EmbeddedStack stack;
    private PredictionApiProcess api;
    private OnlinePatients patients;
    private AuditReader audit;
    private TinyModels models;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stack = EmbeddedStack.start(folder.resolve("stack"), StackOptions.infrastructure(Distribution.ofThisJvm()));
        Map<String, String> environment = new HashMap<>(stack.addresses().environment());
        environment.put(Setting.MODEL_POLL_INTERVAL.key(), "PT0.3S");
        environment.put(Setting.PREDICTION_APPEND_TIMEOUT.key(), "PT30S"); // The machine of a test is slow, not broken.
        environment.put(Setting.PREDICTION_READ_TIMEOUT.key(), "PT20S");
        api = new PredictionApiProcess(environment, folder.resolve("api.log"));
        patients = new OnlinePatients(URI.create(stack.addresses().redisUrl()));
        audit = new AuditReader(stack.addresses());
        models = new TinyModels(stack.addresses());
        patients.filled();
        for (int patient = 0; patient < PATIENTS; patient++) {
            put("MS-" + patient, features(patient), Instant.now());
        }
        api.start();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(answered("MS-0").path("model_version").asText())
                                .startsWith("news2-baseline"));
    }

    @AfterAll
    void stop() {
        if (api != null) {
            api.close();
        }
        stack.close();
    }

    @Test
    void shouldExchangeModelsUnderLoadWithoutAFailedRequestOrAMixedAnswer() throws Exception {
        RegisteredVersion first = models.register(1.0);
        RegisteredVersion second = models.register(-1.0);
        serve(first);
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<List<CompletableFuture<HttpResponse<String>>>> load =
                CompletableFuture.supplyAsync(() -> load(stop));
        models.promote(second);
        awaitVersion(second.servedAs());
        models.rollback();
        awaitVersion(first.servedAs());
        stop.set(true);

        Map<String, Integer> byVersion = new TreeMap<>();
        for (CompletableFuture<HttpResponse<String>> request : load.join()) {
            HttpResponse<String> response = request.join();
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode answer = Json.MAPPER.readTree(response.body());
            String version = answer.path("model_version").asText();
            byVersion.merge(version, 1, Integer::sum);
            given.add(answer.path("prediction_id").asText());
            assertThat(answer.path("adverse_event_probability").asDouble()).isEqualTo(recomputed(version, answer));
        }
        assertThat(byVersion).containsOnlyKeys(first.servedAs(), second.servedAs());
    }

    @Test
    void shouldGiveAnswersToBeAuditedUntilItIsKilledUnderLoad() throws Exception {
        serve(models.register(1.5));
        AtomicBoolean stop = new AtomicBoolean();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            String patient = "MS-" + client;
            clients.add(CompletableFuture.runAsync(() -> ask(patient, stop, answered)));
        }
        await().atMost(PATIENCE).until(() -> answered.size() > 200);

        api.kill();
        stop.set(true);
        clients.forEach(CompletableFuture::join);
        api.start();

        given.addAll(answered);
    }

    @Test
    void shouldGiveTheSameBytesForARetryAfterAKill() throws Exception {
        HttpResponse<String> first = api.client().predict("MS-1", "retry-1");
        api.kill();
        api.start();

        HttpResponse<String> again = api.client().predict("MS-1", "retry-1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(again.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(api.client().predict("MS-2", "retry-1").statusCode()).isEqualTo(422);
    }

    @Test
    void shouldSayWhatIsStaleAndWithholdWhereAVectorIsOfAnotherFeatureSet() throws Exception {
        serve(models.register(2.0));
        put("MS-LABS", features(3), Instant.now().minus(Duration.ofHours(30)));
        patients.put("MS-OTHER", features(3), "another", Map.of("vitals", Instant.now()));

        JsonNode stale = answered("MS-LABS");
        JsonNode other = answered("MS-OTHER");

        assertThat(stale.path("status").asText()).isEqualTo("PARTIAL");
        assertThat(stale.path("missing")).extracting(JsonNode::asText).containsExactly("labs");
        assertThat(stale.path("assumptions").path(0).asText()).contains("30 h");
        assertThat(other.path("status").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(other.path("adverse_event_probability").isNull()).isTrue();
        assertThat(other.path("reasons").path(0).asText()).contains("another");
    }

    @Test
    void shouldAnswer503ForAHalfWrittenHash() throws Exception {
        patients.putHalf("MS-HALF");

        HttpResponse<String> response = api.client().predict("MS-HALF");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void shouldWithholdScoresWhileTheModelInProductionIsMissing() throws Exception {
        RegisteredVersion good = models.register(3.0);
        RegisteredVersion missing = models.register(4.0);
        serve(good);
        api.kill();
        models.promote(missing);
        models.damage(missing);
        api.start();

        awaitVersion(missing.servedAs());
        JsonNode withheld = answered("MS-1");

        assertThat(withheld.path("status").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(withheld.path("adverse_event_probability").isNull()).isTrue();
        assertThat(withheld.path("reasons").path(0).asText()).contains("cannot be loaded");
        models.rollback();
        awaitVersion(good.servedAs());
    }

    @Test
    void shouldKeepItsModelWithoutPostgresAndWithholdWhenItStartsWithoutIt() throws Exception {
        RegisteredVersion version = models.register(5.0);
        serve(version);
        stack.stop(Part.POSTGRES);
        JsonNode kept;
        JsonNode withheld;
        try {
            kept = answered("MS-1");
            api.kill();
            api.start();
            withheld = answered("MS-1");
        } finally {
            stack.start(Part.POSTGRES);
        }

        assertThat(kept.path("model_version").asText()).isEqualTo(version.servedAs());
        assertThat(withheld.path("status").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(withheld.path("reasons").path(0).asText()).contains("registry was not reached");
        awaitVersion(version.servedAs());
    }

    /** Last, and once for all: after a kill the sink takes its partitions back only when the group lets go of the dead. */
    @Test
    @Order(Integer.MAX_VALUE)
    void shouldHaveExactlyOneRowOfEveryAnswerGiven() throws Exception {
        assertThat(given).hasSizeGreaterThan(200);

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(new TreeSet<>(audit.ids()).containsAll(given))
                        .isTrue());

        assertThat(audit.ids()).doesNotHaveDuplicates();
        assertThat(audit.findings()).isEmpty();
    }

    /** So many requests a second, evenly, until told to stop; at most so many at once as a second has. */
    private List<CompletableFuture<HttpResponse<String>>> load(AtomicBoolean stop) {
        List<CompletableFuture<HttpResponse<String>>> requests = new ArrayList<>();
        Semaphore atOnce = new Semaphore(PER_SECOND);
        long begin = System.nanoTime();
        while (!stop.get() || requests.size() < PER_SECOND) {
            LockSupport.parkNanos(begin + requests.size() * NANOS / PER_SECOND - System.nanoTime());
            atOnce.acquireUninterruptibly();
            requests.add(api.client()
                    .predictLater("MS-" + requests.size() % PATIENTS)
                    .whenComplete((response, failed) -> atOnce.release()));
        }
        return requests;
    }

    private void ask(String patient, AtomicBoolean stop, Set<String> answered) {
        while (!stop.get()) {
            try {
                HttpResponse<String> response = api.client().predict(patient);
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                answered.add(api.client().json(response).path("prediction_id").asText());
            } catch (IOException killed) {
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void serve(RegisteredVersion version) {
        models.promote(version);
        awaitVersion(version.servedAs());
    }

    private void awaitVersion(String servedAs) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(answered("MS-0").path("model_version").asText())
                                .isEqualTo(servedAs));
    }

    private double recomputed(String version, JsonNode answer) throws Exception {
        int patient = Integer.parseInt(answer.path("patient_id").asText().substring("MS-".length()));
        Map<String, Double> values = new HashMap<>();
        Json.MAPPER
                .readTree(features(patient))
                .properties()
                .forEach(feature ->
                        values.put(feature.getKey(), feature.getValue().doubleValue()));
        Map<String, Long> ages = answer.path("ages").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, age -> age.getValue().asLong()));
        Instant asOf = Instant.parse(answer.path("as_of").asText());
        Instant now = Instant.parse(answer.path("predicted_at").asText());
        try (ScoringModel model = models.packaged(version).open(version)) {
            return model.assess(new ScoringInput(FEATURE_SET, values, asOf, ages, now))
                    .score()
                    .orElseThrow()
                    .probability();
        }
    }

    private void put(String patient, String features, Instant labs) {
        patients.put(
                patient, features, FEATURE_SET, Map.of("vitals", Instant.now().minusSeconds(360), "labs", labs));
    }

    private static String features(int patient) {
        return "{\"heart_rate_last\":" + (60 + 3 * patient) + ",\"respiratory_rate_last\":" + (12 + patient)
                + ",\"heart_rate_hours_since_last\":0.1}";
    }

    private JsonNode answered(String patientId) throws Exception {
        HttpResponse<String> response = api.client().predict(patientId);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = api.client().json(response);
        given.add(answer.path("prediction_id").asText());
        return answer;
    }
}
