package io.clinstream.prediction.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.audit.AuditRow;
import io.clinstream.models.news2.Calibration;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.models.score.Score;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import io.clinstream.platform.json.Json;
import io.clinstream.prediction.audit.Answer;
import io.clinstream.prediction.serving.WardBoard;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page reads: the ward, one patient's history, the model's card. */
public final class WardRoutes {

    private static final int MOST_ROWS = 200;
    private static final int ROWS = 50;
    private static final Comparator<Answer> BY_RISK = Comparator.comparingInt(WardRoutes::rank)
            .thenComparing(WardRoutes::probability)
            .reversed()
            .thenComparing(Answer::patientId);

    private final WardBoard board;
    private final History history;
    private final News2Baseline model;
    private final Clock clock;

    /** Routes over a board and a history. */
    public WardRoutes(WardBoard board, History history, News2Baseline model, Clock clock) {
        this.board = board;
        this.history = history;
        this.model = model;
        this.clock = clock;
    }

    /** Audited predictions of one patient, newest first. */
    @FunctionalInterface
    public interface History {
        /** The newest rows of the audit table. */
        List<AuditRow> newest(String patientId, int limit) throws SQLException;
    }

    /** Adds the routes to a service. */
    public void addTo(HttpService.Builder service) {
        service.get("/patients", this::patients);
        service.get("/patients/{id}/predictions", this::predictions);
        service.get("/model", this::model);
    }

    private void patients(Exchange exchange) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("now", clock.instant());
        body.put(
                "patients",
                board.answers().stream().sorted(BY_RISK).map(PredictionJson::of).toList());
        body.put("disclaimer", PredictionJson.DISCLAIMER);
        exchange.reply(200, body);
    }

    private void predictions(Exchange exchange) {
        String patientId = PatientIds.require(exchange.pathParam("id"));
        int limit = exchange.query("limit").map(WardRoutes::limit).orElse(ROWS);
        try {
            List<ObjectNode> rows = history.newest(patientId, limit).stream()
                    .map(WardRoutes::row)
                    .toList();
            exchange.reply(200, Map.of("patient_id", patientId, "predictions", rows));
        } catch (SQLException away) {
            throw Problem.unavailable(
                    "audit-unavailable", "the audit table does not answer; predictions go on", Duration.ofSeconds(5));
        }
    }

    private void model(Exchange exchange) {
        Calibration calibration = model.calibration();
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("name", News2Baseline.NAME);
        card.put("version", model.version());
        card.put("description", "National Early Warning Score 2 (Royal College of Physicians 2017, SpO2 scale 1).");
        card.put("predicts", calibration.outcome());
        card.put(
                "levels",
                Map.of("LOW", "0-4", "MEDIUM", "5-6, or any single input with 3 points", "HIGH", "7 or more"));
        card.put("calibration_source", calibration.source());
        card.put("calibration", calibration.rows());
        card.put("disclaimer", PredictionJson.DISCLAIMER);
        exchange.reply(200, card);
    }

    private static ObjectNode row(AuditRow row) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("prediction_id", row.id().toString());
        json.put("predicted_at", row.timestamp().toString());
        json.put("status", row.status());
        json.put("adverse_event_probability", row.predictionScore());
        json.put("risk_level", row.riskLevel());
        json.put("model_version", row.modelVersion());
        json.put("requester", row.requester());
        json.set("explanation", tree(row.contributions()));
        return json;
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException("the audit table holds JSON", impossible);
        }
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_ROWS) {
                return limit;
            }
        }
        throw Problem.of(400, "wrong-limit", "Wrong limit", "limit must be a whole number from 1 to " + MOST_ROWS);
    }

    /** Refusals come after the lowest level: there is nothing known to act on. */
    private static int rank(Answer answer) {
        return answer.assessment()
                .score()
                .map(score -> switch (score.risk()) {
                    case LOW -> 1;
                    case MEDIUM -> 2;
                    case HIGH -> 3;
                })
                .orElse(0);
    }

    private static double probability(Answer answer) {
        return answer.assessment().score().map(Score::probability).orElse(0.0);
    }
}
