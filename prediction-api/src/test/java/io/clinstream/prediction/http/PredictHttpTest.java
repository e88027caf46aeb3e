package io.clinstream.prediction.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import io.clinstream.prediction.served.Served;
import io.clinstream.prediction.testing.FakeLog;
import io.clinstream.prediction.testing.FakeOnlineStore;
import io.clinstream.prediction.testing.FixedModel;
import io.clinstream.prediction.testing.RunningApi;
import io.clinstream.prediction.testing.Vectors;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP surface over fakes of the online store and the log, on a free port. */
class PredictHttpTest {

    private static final String PATIENT = "PT00042";
    private static final String BODY = "{\"patient_id\":\"PT00042\"}";

    private final RunningApi api = new RunningApi();
    private final FakeOnlineStore store = api.store;
    private final FakeLog log = api.log;
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldAnswerAsTheGoldenContractSays() throws Exception {
        store.put(
                PATIENT,
                Vectors.calm()
                        .vital("heart_rate", 112, 0.5)
                        .vital("respiratory_rate", 25, 0.5)
                        .news2(5, 2)
                        .online());

        HttpResponse<String> response = post(BODY);

        assertThat(response.statusCode()).isEqualTo(200);
        ObjectNode json = (ObjectNode) Json.MAPPER.readTree(response.body());
        assertThat(json.remove("prediction_id").asText())
                .isEqualTo(log.answers().get(0).id().toString());
        String golden = new String(
                getClass().getResourceAsStream("/golden/predict-partial.json").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(json.toPrettyString()).isEqualToIgnoringWhitespace(golden);
    }

    @Test
    void shouldScoreCompletePatientAndAuditBeforeAnswering() throws Exception {
        store.put(PATIENT, Vectors.calm().news2(0, 0).online());

        JsonNode json = json(post(BODY), 200);

        assertThat(json.path("status").asText()).isEqualTo("SCORED");
        assertThat(json.path("risk_level").asText()).isEqualTo("LOW");
        assertThat(log.answers()).hasSize(1);
        assertThat(log.answers().get(0).requester()).isEqualTo("anonymous");
    }

    @Test
    void shouldWithholdProbabilityAndAuditTheRefusal() throws Exception {
        store.put(PATIENT, Vectors.calm().without("spo2").without("temperature").online());

        JsonNode json = json(post(BODY), 200);

        assertThat(json.path("status").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(json.path("adverse_event_probability").isNull()).isTrue();
        assertThat(json.path("risk_level").isNull()).isTrue();
        assertThat(json.path("reasons")).isNotEmpty();
        assertThat(log.answers()).hasSize(1);
    }

    @Test
    void shouldRefuseToScoreExpiredPatientAndAuditIt() throws Exception {
        store.expire(PATIENT);

        JsonNode json = json(post(BODY), 200);

        assertThat(json.path("status").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(json.path("as_of").isNull()).isTrue();
        assertThat(log.answers()).hasSize(1);
    }

    @Test
    void shouldNotKnowPatientThatWasNeverSeen() throws Exception {
        JsonNode problem = problem(post("{\"patient_id\":\"PT99999\"}"), 404);

        assertThat(problem.path("type").asText()).endsWith("unknown-patient");
        assertThat(log.answers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"PT00042\"",
                "{}",
                "{\"patient_id\":42}",
                "{\"patient_id\":null}",
                "{\"patient_id\":[\"PT00042\"]}",
                "{\"patient_id\":\"PT00042\",\"model\":\"x\"}",
                "{\"patient_id\":\"PT00042\",\"patient_id\":\"PT00043\"}",
                "{\"patient_id\":\"PT00042\"} {}",
                "{\"patient_id\":NaN}"
            })
    void shouldRefuseMalformedBody(String body) throws Exception {
        problem(post(body), 400);

        assertThat(log.answers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "PT 1",
                "patient:1",
                "a/../b",
                "%2e%2e",
                "{x}",
                "*",
                "PT1\\r\\nX",
                "PT\\u0000",
                "\\u0420\\u0422",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void shouldRefuseInvalidPatientId(String id) throws Exception {
        JsonNode problem = problem(post("{\"patient_id\":\"" + id + "\"}"), 422);

        assertThat(problem.path("field").asText()).isEqualTo("patient_id");
        assertThat(log.answers()).isEmpty();
    }

    @Test
    void shouldRefuseOtherMediaTypes() throws Exception {
        problem(post(BODY, "text/plain", null), 415);
    }

    @Test
    void shouldRefuseHugeBody() throws Exception {
        problem(post("{\"patient_id\":\"" + "a".repeat(70_000) + "\"}"), 413);
    }

    @Test
    void shouldRefuseOtherMethods() throws Exception {
        problem(get("/predict"), 405);
    }

    @Test
    void shouldAnswer503WhenTheOnlineStoreIsDown() throws Exception {
        store.down(true);

        HttpResponse<String> response = post(BODY);

        problem(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(log.answers()).isEmpty();
    }

    @Test
    void shouldGiveNoScoreWhenTheLogIsDown() throws Exception {
        store.put(PATIENT, Vectors.calm().online());
        log.down(true);

        HttpResponse<String> response = post(BODY);

        problem(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).doesNotContain("probability");
    }

    @Test
    void shouldMakeRetriesWithOneKeyOnePrediction() throws Exception {
        store.put(PATIENT, Vectors.calm().online());

        String first = post(BODY, "application/json", "key-1").body();
        String again = post(BODY, "application/json", "key-1").body();
        String other = post(BODY, "application/json", "key-2").body();

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(log.answers()).hasSize(2);
    }

    @Test
    void shouldMarkAReplayAndRefuseTheKeyForAnotherBody() throws Exception {
        store.put(PATIENT, Vectors.calm().online());
        store.put("PT00043", Vectors.calm().online());

        HttpResponse<String> first = post(BODY, "application/json", "key-1");
        HttpResponse<String> again = post(" {\"patient_id\": \"PT00042\"}", "application/json", "key-1");
        JsonNode problem = problem(post("{\"patient_id\":\"PT00043\"}", "application/json", "key-1"), 422);

        assertThat(first.headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(again.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(problem.path("type").asText()).endsWith("idempotency-key-reused");
        assertThat(log.answers()).hasSize(1);
    }

    @Test
    void shouldShowTheTenLargestReasonsAndTheSumOfTheOthers() throws Exception {
        api.served.exchange(Served.baseline(new FixedModel("adverse-event-24h-1", 0.4, 25), Vectors.AS_OF));
        store.put(PATIENT, Vectors.calm().online());

        JsonNode json = json(post(BODY), 200);

        assertThat(json.path("contributions")).hasSize(10);
        assertThat(json.path("contribution_method").asText()).isEqualTo("SHAP_TREE_PATH");
        double sum = json.path("base_log_odds").asDouble()
                + json.path("other_contributions").asDouble();
        for (JsonNode contribution : json.path("contributions")) {
            sum += contribution.path("contribution").asDouble();
        }
        double probability = json.path("adverse_event_probability").asDouble();
        assertThat(sum).isCloseTo(StrictMath.log(probability / (1 - probability)), within(1e-9));
        assertThat(log.answers().get(0).assessment().score().orElseThrow().contributions())
                .hasSize(25);
    }

    @Test
    void shouldAnswer503WhileTheStoreIsFilledAgain() throws Exception {
        store.rebuild(PATIENT);

        HttpResponse<String> response = post(BODY);

        assertThat(problem(response, 503).path("type").asText()).endsWith("online-store-rebuilding");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void shouldAnswerEveryPatientOfABatchOrSayWhyNot() throws Exception {
        store.put(PATIENT, Vectors.calm().online());
        store.put(
                "PT00043", Vectors.calm().without("spo2").without("temperature").online());

        JsonNode results = json(
                        postTo("/predict/batch", "{\"patient_ids\":[\"PT00043\",\"PT99999\",\"PT00042\"]}"), 200)
                .path("results");

        assertThat(results)
                .extracting(result -> result.path("patient_id").asText())
                .containsExactly("PT00043", "PT99999", "PT00042");
        assertThat(results.get(0).path("answer").path("status").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(results.get(1).path("problem").path("status").asInt()).isEqualTo(404);
        assertThat(results.get(2).path("answer").path("status").asText()).isEqualTo("PARTIAL");
        assertThat(log.answers()).hasSize(2);
    }

    @Test
    void shouldBoundABatch() throws Exception {
        String many = IntStream.range(0, 101).mapToObj(id -> "\"P" + id + "\"").collect(Collectors.joining(","));

        problem(postTo("/predict/batch", "{\"patient_ids\":[" + many + "]}"), 422);
        problem(postTo("/predict/batch", "{\"patient_ids\":[]}"), 422);
        problem(postTo("/predict/batch", "{\"patient_ids\":[\"A\",\"A\"]}"), 422);
        problem(postTo("/predict/batch", "{\"patient_ids\":[\"a b\"]}"), 422);
        problem(postTo("/predict/batch", "{\"patient_ids\":[7]}"), 400);
        problem(postTo("/predict/batch", "{\"patient_ids\":\"A\"}"), 400);
        problem(postTo("/predict/batch", "{\"patients\":[\"A\"]}"), 400);
        problem(postTo("/predict/batch", "{\"patient_ids\":[\"" + "a".repeat(70_000) + "\"]}"), 413);
        assertThat(log.answers()).isEmpty();
    }

    @Test
    void shouldTryAgainWithTheSameKeyAfterAnOutage() throws Exception {
        store.put(PATIENT, Vectors.calm().online());
        log.down(true);
        problem(post(BODY, "application/json", "key-1"), 503);
        log.down(false);

        json(post(BODY, "application/json", "key-1"), 200);
        assertThat(log.answers()).hasSize(1);
    }

    @Test
    void shouldListTheWardByRisk() throws Exception {
        store.put("calm", Vectors.calm().online());
        store.put(
                "severe",
                Vectors.calm()
                        .vital("respiratory_rate", 26, 0.5)
                        .vital("spo2", 90, 0.5)
                        .vital("heart_rate", 135, 0.5)
                        .online());
        store.put(
                "unknown", Vectors.calm().without("spo2").without("heart_rate").online());
        store.put("warning", Vectors.calm().vital("respiratory_rate", 26, 0.5).online());
        api.scan();

        JsonNode ward = json(get("/patients"), 200);

        assertThat(ward.path("patients"))
                .extracting(patient -> patient.path("patient_id").asText())
                .containsExactly("severe", "warning", "calm", "unknown");
        assertThat(log.answers()).hasSize(4);
    }

    @Test
    void shouldSayWhenTheAuditTableIsAway() throws Exception {
        problem(get("/patients/PT00042/predictions"), 503);
        problem(get("/patients/PT00042/predictions?limit=0"), 400);
        problem(get("/patients/a%20b/predictions"), 422);
    }

    @Test
    void shouldShowTheModelsCard() throws Exception {
        JsonNode card = json(get("/model"), 200);

        assertThat(card.path("version").asText()).isEqualTo("news2-baseline-1+test");
        assertThat(card.path("calibration")).hasSize(21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ward.js", "/plot.js", "/patient.js", "/ward.css", "/docs", "/docs/docs.js"})
    void shouldServeThePageUnderStrictPolicy(String path) throws Exception {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body().replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "innerHTML", "style=", "onclick");
    }

    @Test
    void shouldServeSwaggerUiFromItsJarUnderAPolicyWithoutOtherOrigins() throws Exception {
        HttpResponse<String> bundle = get("/docs/swagger-ui-bundle.js");

        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(bundle.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "connect-src 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(get("/docs/swagger-ui.css").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldCountAnswersWithoutNamingPatients() throws Exception {
        store.put(PATIENT, Vectors.calm().online());
        post(BODY);
        post("{\"patient_id\":\"PT99999\"}");

        String scrape = get("/metrics").body();

        assertThat(scrape)
                .contains("clinstream_prediction_requests_seconds_count")
                .contains("outcome=\"partial\"")
                .contains("outcome=\"never_seen\"")
                .doesNotContain("PT00042", "PT99999");
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post(body, "application/json", null);
    }

    private HttpResponse<String> post(String body, String contentType, String idempotencyKey)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri("/predict"))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> postTo(String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(api.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.MAPPER.readTree(response.body());
    }

    private static JsonNode problem(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json(response, status);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).isNotEmpty();
        assertThat(problem.path("title").asText()).isNotEmpty();
        return problem;
    }
}
