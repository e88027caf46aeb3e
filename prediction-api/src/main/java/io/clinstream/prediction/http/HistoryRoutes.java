package io.clinstream.prediction.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.audit.AuditRow;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import io.clinstream.platform.json.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What was answered about one patient before, from the audit table: in full, and as series to be drawn. */
public final class HistoryRoutes {

    private static final int MOST_ROWS = 200;
    private static final int ROWS = 50;
    private static final List<String> VITALS =
            List.of("respiratory_rate_last", "spo2_last", "bp_systolic_last", "heart_rate_last", "temperature_last");

    private final History history;

    /** Routes over a history. */
    public HistoryRoutes(History history) {
        this.history = history;
    }

    /** Audited predictions of one patient, newest first. */
    @FunctionalInterface
    public interface History {
        /** The newest rows of the audit table. */
        List<AuditRow> newest(String patientId, int limit) throws SQLException;
    }

    /** Adds the routes to a service. */
    public void addTo(HttpService.Builder service) {
        service.get("/patients/{id}/predictions", this::predictions);
        service.get("/patients/{id}/trend", this::trend);
    }

    private void predictions(Exchange exchange) {
        String patientId = PatientIds.require(exchange.pathParam("id"));
        ArrayNode rows = Json.MAPPER.createArrayNode();
        newest(exchange, patientId).forEach(row -> rows.add(row(row)));
        reply(exchange, patientId, "predictions", rows);
    }

    /** Oldest first, as a plot reads it. */
    private void trend(Exchange exchange) {
        String patientId = PatientIds.require(exchange.pathParam("id"));
        ArrayNode points = Json.MAPPER.createArrayNode();
        newest(exchange, patientId).forEach(row -> points.insert(0, point(row)));
        reply(exchange, patientId, "points", points);
    }

    private static void reply(Exchange exchange, String patientId, String name, ArrayNode rows) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("patient_id", patientId);
        body.set(name, rows);
        exchange.reply(200, body);
    }

    private List<AuditRow> newest(Exchange exchange, String patientId) {
        int limit = exchange.query("limit").map(HistoryRoutes::limit).orElse(ROWS);
        try {
            return history.newest(patientId, limit);
        } catch (SQLException away) {
            throw Problem.unavailable(
                    "audit-unavailable", "the audit table does not answer; predictions go on", Duration.ofSeconds(5));
        }
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

    private static ObjectNode point(AuditRow row) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("predicted_at", row.timestamp().toString());
        json.put("status", row.status());
        json.put("adverse_event_probability", row.predictionScore());
        json.put("risk_level", row.riskLevel());
        json.put("model_version", row.modelVersion());
        json.set("news2_total", tree(row.contributions()).path("news2").path("total"));
        JsonNode used = tree(row.featuresUsed());
        json.set("as_of", used.path("as_of"));
        json.set("ages", used.path("ages_seconds"));
        ObjectNode vitals = json.putObject("vitals");
        VITALS.forEach(name -> {
            JsonNode value = used.path("values").path(name);
            if (value.isNumber()) {
                vitals.set(name, value);
            }
        });
        return json;
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
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
}
