package io.clinstream.operations.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.WebClient;
import io.clinstream.operations.health.Check;
import io.clinstream.operations.health.Verdict;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ZRangeParams;

/** Level 4: the prediction API answers, and with the truth. */
final class PredictionChecks {

    static final String API = "4.1";
    static final String HEALTH = "4.2";
    static final String ANSWER = "4.3";

    private final Connections connections;
    private final ApplicationHealth health;
    private final WebClient web;

    PredictionChecks(Connections connections, Limits limits) {
        this.connections = connections;
        this.health = new ApplicationHealth(connections, limits);
        this.web = new WebClient(limits.patience());
    }

    List<Check> list() {
        Set<String> rests =
                Set.of(API, InfrastructureChecks.KAFKA, InfrastructureChecks.REGISTRY, InfrastructureChecks.REDIS);
        return List.of(
                new Check(API, "prediction API", Set.of(), () -> health.answers(Setting.PREDICTION_API_URL, "/")),
                new Check(HEALTH, "its /health", rests, () -> health.judge(Setting.PREDICTION_API_URL)),
                new Check(ANSWER, "one real answer", rests, this::answer));
    }

    private Verdict answer() throws Exception {
        Optional<String> patient = patient();
        if (patient.isEmpty()) {
            return new Verdict.Failed("no patient is in the online store yet");
        }
        String body =
                Json.MAPPER.createObjectNode().put("patient_id", patient.get()).toString();
        HttpResponse<String> answer = web.postJson(health.address(Setting.PREDICTION_API_URL), "/predict", body);
        JsonNode json = Json.MAPPER.readTree(answer.body());
        if (answer.statusCode() != 200) {
            return new Verdict.Failed("/predict answers " + answer.statusCode() + ": "
                    + json.path("title").asText());
        }
        String status = json.path("status").asText();
        return Set.of("SCORED", "PARTIAL", "INSUFFICIENT_DATA").contains(status)
                ? new Verdict.Passed(status)
                : new Verdict.Failed("/predict answers the unknown status \"" + status + "\"");
    }

    /** The patient of the newest vector. */
    private Optional<String> patient() {
        try (RedisClient redis = connections.redis()) {
            List<String> newest = redis.zrange(
                    "patients:recent", ZRangeParams.zrangeParams(0, 0).rev());
            return newest.isEmpty()
                    ? Optional.ofNullable(redis.srandmember("patients:known"))
                    : Optional.of(newest.get(0));
        }
    }
}
