package io.clinstream.prediction.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.clinstream.audit.AuditRow;
import io.clinstream.platform.json.Json;
import io.clinstream.prediction.served.LoadedModel;
import io.clinstream.prediction.served.Served;
import io.clinstream.prediction.testing.FixedModel;
import io.clinstream.prediction.testing.RunningApi;
import io.clinstream.prediction.testing.Vectors;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.registry.Stage;
import io.clinstream.registry.VersionKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The description against the routes, and every answer of a running service against the description. */
class OpenApiTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Set<String> PAGES = Set.of(
            "GET /",
            "GET /ward.js",
            "GET /plot.js",
            "GET /patient.js",
            "GET /ward.css",
            "GET /docs",
            "GET /docs/docs.js",
            "GET /docs/swagger-ui.css",
            "GET /docs/swagger-ui-bundle.js");

    private final RunningApi api = new RunningApi();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldDescribeEveryRouteButPagesAndNoOther() throws Exception {
        List<String> described = new ArrayList<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(api.operations())
                .filteredOn(operation -> !PAGES.contains(operation))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void shouldReferToSchemasItHasAndHaveNoneThatNothingRefersTo() throws Exception {
        Set<String> referred = new TreeSet<>();
        for (JsonNode reference : document().findValues("$ref")) {
            referred.add(reference.asText().substring("#/components/schemas/".length()));
        }
        Set<String> present = new TreeSet<>();
        document().path("components").path("schemas").fieldNames().forEachRemaining(present::add);

        assertThat(referred).isEqualTo(present);
    }

    @Test
    void shouldAnswerPredictionsAsDescribed() throws Exception {
        api.store.put("PT1", Vectors.calm().news2(0, 0).online());
        api.store.put(
                "PT2", Vectors.calm().without("spo2").without("temperature").online());
        api.store.expire("PT3");
        api.store.rebuild("PT4");

        check("/predict", "/predict", "{\"patient_id\":\"PT1\"}", 200);
        check("/predict", "/predict", "{\"patient_id\":\"PT2\"}", 200);
        check("/predict", "/predict", "{\"patient_id\":\"PT3\"}", 200);
        check("/predict", "/predict", "{\"patient_id\":\"PT4\"}", 503);
        check("/predict", "/predict", "{\"patient_id\":\"PT9\"}", 404);
        check("/predict", "/predict", "{\"patient_id\":\"a b\"}", 422);
        check("/predict", "/predict", "{", 400);
        check("/predict/batch", "/predict/batch", "{\"patient_ids\":[\"PT1\",\"PT9\",\"PT3\"]}", 200);
        check("/predict/batch", "/predict/batch", "{\"patient_ids\":[]}", 422);
        api.served.exchange(Served.baseline(new FixedModel("adverse-event-24h-1", 0.3, 20), Vectors.AS_OF));
        check("/predict", "/predict", "{\"patient_id\":\"PT1\"}", 200);
    }

    @Test
    void shouldAnswerReadsAsDescribed() throws Exception {
        api.store.put("PT1", Vectors.calm().online());
        api.scan();
        check("/patients", "/patients", null, 200);
        check("/patients/{id}/trend", "/patients/PT1/trend", null, 503);
        api.rows = List.of(row(0.03, "LOW", "SCORED"), row(null, null, "INSUFFICIENT_DATA"));

        check("/patients/{id}/predictions", "/patients/PT1/predictions?limit=2", null, 200);
        check("/patients/{id}/trend", "/patients/PT1/trend", null, 200);
        check("/patients/{id}/trend", "/patients/PT1/trend?limit=201", null, 400);
        check("/openapi.json", "/openapi.json", null, 200);
    }

    @Test
    void shouldAnswerModelsAsDescribed() throws Exception {
        api.versions.add(new RegisteredVersion(
                "adverse-event-24h",
                1,
                "1",
                Stage.PRODUCTION,
                VersionKind.XGBOOST,
                "Trees.",
                "models/adverse-event-24h/1/",
                Optional.of(new RegisteredVersion.Contents("fs", "00", "{}", List.of())),
                Optional.empty(),
                "somebody",
                Vectors.AS_OF));

        check("/models", "/models", null, 200);
        check("/model", "/model", null, 200);
        ObjectNode manifest =
                Json.MAPPER.createObjectNode().put("description", "Trees.").put("outcome", "An event.");
        api.served.exchange(Served.registered(
                new LoadedModel(new FixedModel("adverse-event-24h-1", 0, 1), manifest), Vectors.AS_OF));
        assertThat(check("/model", "/model", null, 200).path("predicts").asText())
                .isEqualTo("An event.");
        api.served.exchange(Served.withholding("adverse-event-24h", "adverse-event-24h-2", "Damaged.", Vectors.AS_OF));
        assertThat(check("/model", "/model", null, 200).path("reason").asText()).isEqualTo("Damaged.");
    }

    private static AuditRow row(Double probability, String level, String status) {
        return new AuditRow(
                UUID.randomUUID(),
                "PT1",
                Vectors.AS_OF,
                probability,
                level,
                "news2-baseline-1+test",
                new BigDecimal("1.500"),
                "{\"as_of\":\"2026-03-01T10:00:00Z\",\"feature_set\":\"fs\",\"ages_seconds\":{\"vitals\":60},"
                        + "\"values\":{\"heart_rate_last\":75.0}}",
                status,
                "{\"method\":null,\"news2\":{\"total\":3}}",
                null,
                null,
                "test",
                0,
                1);
    }

    private JsonNode check(String template, String path, String body, int status)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri(path));
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        String mediaType = response.headers().firstValue("Content-Type").orElse("");
        JsonNode schema = document()
                .path("paths")
                .path(template)
                .path(body == null ? "get" : "post")
                .path("responses")
                .path(Integer.toString(status))
                .path("content")
                .path(mediaType)
                .path("schema");
        assertThat(schema.isObject())
                .as("%d of %s, %s", status, template, mediaType)
                .isTrue();
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document().path("components"));
        JsonNode answer = Json.MAPPER.readTree(response.body());
        assertThat(SCHEMAS.getSchema(whole).validate(answer))
                .as(response.body())
                .isEmpty();
        return answer;
    }

    private static JsonNode document() throws IOException {
        return Json.MAPPER.readTree(Resources.bytes("/io/clinstream/prediction/http/openapi.json"));
    }
}
