package io.clinstream.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import io.clinstream.sandbox.layout.StackAddresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One patient as the services answer for them: vitals from the feature service, score from {@code POST /predict}. */
final class WatchedPatient {

    /** What the prediction API answered. */
    record Score(
            String status,
            Optional<Double> probability,
            String level,
            Optional<Integer> news2,
            List<String> reasons,
            String predictionId) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int REASONS_SHOWN = 3;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final StackAddresses addresses;
    private final String patientId;

    WatchedPatient(StackAddresses addresses, String patientId) {
        this.addresses = addresses;
        this.patientId = patientId;
    }

    String patientId() {
        return patientId;
    }

    /** Newest features; empty while the patient is not known. */
    Optional<JsonNode> features() {
        return answer(HttpRequest.newBuilder(
                        URI.create(addresses.featureServiceUrl() + "/patients/" + patientId + "/features"))
                .timeout(TIMEOUT)
                .build());
    }

    /** A fresh, audited score; empty while the patient is not known. */
    Optional<Score> score() {
        String body =
                Json.MAPPER.createObjectNode().put("patient_id", patientId).toString();
        return answer(HttpRequest.newBuilder(URI.create(addresses.predictionApiUrl() + "/predict"))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .map(WatchedPatient::score);
    }

    private static Score score(JsonNode answer) {
        List<String> reasons = new ArrayList<>();
        answer.path("contributions").forEach(reason -> {
            if (reason.path("points").asInt() > 0 && reasons.size() < REASONS_SHOWN) {
                reasons.add(reason.path("text").asText());
            }
        });
        JsonNode probability = answer.path("adverse_event_probability");
        JsonNode total = answer.path("news2").path("total");
        return new Score(
                answer.path("status").asText(),
                probability.isNumber() ? Optional.of(probability.asDouble()) : Optional.empty(),
                answer.path("risk_level").asText(""),
                total.isNumber() ? Optional.of(total.asInt()) : Optional.empty(),
                reasons,
                answer.path("prediction_id").asText());
    }

    private Optional<JsonNode> answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(Json.MAPPER.readTree(response.body())) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
