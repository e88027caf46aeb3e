package io.clinstream.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.audit.proof.FindingKind;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /predict} on real Redis, Kafka, registry and PostgreSQL; on a stack of its own, since it stops parts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private EmbeddedStack stack;
    private PredictionApi api;
    private OnlinePatients patients;
    private AuditReader audit;
    private ApiClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        stack = EmbeddedStack.start(folder, StackOptions.infrastructure(Distribution.ofThisJvm()));
        Map<String, String> environment = new HashMap<>(stack.addresses().environment());
        environment.put(Setting.HTTP_PORT.key(), "0");
        api = PredictionApi.start(PredictionConfig.from(Configuration.of(environment)));
        patients = new OnlinePatients(URI.create(stack.addresses().redisUrl()));
        patients.filled();
        audit = new AuditReader(stack.addresses());
        client = new ApiClient(api.port());
    }

    @AfterAll
    void stop() {
        if (api != null) {
            api.close();
        }
        stack.close();
    }

    @Test
    void shouldScoreCompletePatientAndAuditIt() throws Exception {
        patients.put("IT-SCORED", OnlinePatients.calm("\"news2_last\":0,\"news2_missing_components\":0"));

        JsonNode answer = answered("IT-SCORED");

        assertThat(answer.path("status").asText()).isEqualTo("SCORED");
        assertThat(answer.path("risk_level").asText()).isEqualTo("LOW");
        assertThat(answer.path("adverse_event_probability").isNumber()).isTrue();
        assertAudited(answer);
    }

    @Test
    void shouldScorePartiallyAndAuditIt() throws Exception {
        patients.put("IT-PARTIAL", OnlinePatients.calm("\"news2_last\":0,\"news2_missing_components\":2"));

        JsonNode answer = answered("IT-PARTIAL");

        assertThat(answer.path("status").asText()).isEqualTo("PARTIAL");
        assertThat(answer.path("missing")).hasSize(2);
        assertThat(answer.path("news2").path("highest").asInt()).isEqualTo(5);
        assertAudited(answer);
    }

    @Test
    void shouldWithholdScoreAndAuditTheRefusal() throws Exception {
        patients.put("IT-POOR", "{\"heart_rate_last\":80,\"heart_rate_hours_since_last\":0.1}");

        JsonNode answer = answered("IT-POOR");

        assertThat(answer.path("status").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(answer.path("adverse_event_probability").isNull()).isTrue();
        assertAudited(answer);
    }

    @Test
    void shouldRefuseToScoreExpiredPatientAndAuditIt() throws Exception {
        patients.putExpired("IT-EXPIRED");

        JsonNode answer = answered("IT-EXPIRED");

        assertThat(answer.path("status").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertAudited(answer);
    }

    @Test
    void shouldNotKnowPatientThatWasNeverSeen() throws Exception {
        assertThat(client.predict("IT-NEVER").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"patient_id\":7}", "{\"patient_id\":\"A\",\"x\":1}"})
    void shouldRefuseMalformedBody(String body) throws Exception {
        assertThat(client.post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldRefuseInvalidPatientId() throws Exception {
        assertThat(client.predict("patient:*").statusCode()).isEqualTo(422);
    }

    @Test
    void shouldAnswer503WhileRedisIsDown() throws Exception {
        patients.put("IT-REDIS", OnlinePatients.calm("\"news2_last\":0,\"news2_missing_components\":2"));
        stack.stop(Part.REDIS);
        try {
            assertUnavailable(client.predict("IT-REDIS"));
            assertThat(client.get("/health").statusCode()).isEqualTo(503);
        } finally {
            stack.start(Part.REDIS);
        }
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            patients.filled();
            assertThat(client.predict("IT-REDIS").statusCode()).isIn(200, 404);
        });
    }

    @Test
    void shouldGiveNoScoreWhileKafkaIsDown() throws Exception {
        patients.put("IT-KAFKA", OnlinePatients.calm("\"news2_last\":0,\"news2_missing_components\":2"));
        answered("IT-KAFKA");
        stack.stop(Part.KAFKA);
        try {
            assertUnavailable(client.predict("IT-KAFKA"));
        } finally {
            stack.start(Part.KAFKA);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(client.predict("IT-KAFKA").statusCode()).isEqualTo(200));
    }

    @Test
    void shouldAnswerWhilePostgresIsDownAndWriteTheRowAfterwards() throws Exception {
        patients.put("IT-POSTGRES", OnlinePatients.calm("\"news2_last\":0,\"news2_missing_components\":2"));
        JsonNode answer;
        stack.stop(Part.POSTGRES);
        try {
            answer = answered("IT-POSTGRES");
            JsonNode health = client.json(client.get("/health"));
            assertThat(health.path("status").asText()).isEqualTo("UP");
            assertThat(health.path("degraded").asBoolean()).isTrue();
        } finally {
            stack.start(Part.POSTGRES);
        }
        assertAudited(answer);
    }

    @Test
    void shouldNotLetTheServiceChangeOrDeleteRows() throws Exception {
        patients.put("IT-ROLE", OnlinePatients.calm("\"news2_last\":0,\"news2_missing_components\":2"));
        assertAudited(answered("IT-ROLE"));

        for (String forbidden : new String[] {
            "UPDATE predictions SET requester = 'x'",
            "DELETE FROM predictions",
            "TRUNCATE predictions",
            "UPDATE prediction_positions SET row_hash = 'x'",
            "DELETE FROM prediction_positions",
            "TRUNCATE prediction_positions",
            "INSERT INTO prediction_positions SELECT 99, 0, gen_random_uuid(), now(), 'x', 'x'"
        }) {
            assertThatThrownBy(() -> audit.executeAsService(forbidden))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldFindRowThatItsOwnerEdited() throws Exception {
        patients.put("IT-EDIT", OnlinePatients.calm("\"news2_last\":0,\"news2_missing_components\":2"));
        JsonNode answer = answered("IT-EDIT");
        assertAudited(answer);
        String id = answer.path("prediction_id").asText();
        assertThat(audit.findings()).isEmpty();

        audit.execute("UPDATE predictions SET requester = 'forger' WHERE id = '" + id + "'");

        assertThat(audit.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.EDITED_ROW);
            assertThat(found.prediction()).contains(UUID.fromString(id));
        });
        audit.execute("UPDATE predictions SET requester = 'anonymous' WHERE id = '" + id + "'");
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void shouldShowActivePatientsWithAuditedScores() throws Exception {
        patients.put("IT-WARD", OnlinePatients.calm("\"news2_last\":0,\"news2_missing_components\":2"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                client.json(client.get("/patients")).path("patients"))
                        .extracting(patient -> patient.path("patient_id").asText())
                        .contains("IT-WARD"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.json(client.get("/patients/IT-WARD/predictions"))
                                .path("predictions"))
                        .extracting(row -> row.path("requester").asText())
                        .contains("ward-board"));
    }

    private JsonNode answered(String patientId) throws Exception {
        HttpResponse<String> response = client.predict(patientId);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return client.json(response);
    }

    private void assertAudited(JsonNode answer) {
        String id = answer.path("prediction_id").asText();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            Map<String, String> row = audit.row(id);
            assertThat(row)
                    .containsEntry("patient_id", answer.path("patient_id").asText())
                    .containsEntry("status", answer.path("status").asText())
                    .containsEntry("model_version", answer.path("model_version").asText());
            assertThat(row.get("prediction_score") == null)
                    .isEqualTo(answer.path("adverse_event_probability").isNull());
        });
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).doesNotContain("probability");
    }
}
