package io.clinstream.prediction;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** The API over HTTP. */
final class ApiClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    ApiClient(int port) {
        base = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> predict(String patientId) throws IOException, InterruptedException {
        return post(Json.MAPPER.createObjectNode().put("patient_id", patientId).toString());
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + "/predict"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> predict(String patientId, String idempotencyKey) throws IOException, InterruptedException {
        return send(request(patientId).header("Idempotency-Key", idempotencyKey));
    }

    /** Sends at once, and waits for nothing. */
    CompletableFuture<HttpResponse<String>> predictLater(String patientId) {
        return http.sendAsync(request(patientId).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String patientId) {
        String body =
                Json.MAPPER.createObjectNode().put("patient_id", patientId).toString();
        return HttpRequest.newBuilder(URI.create(base + "/predict"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.MAPPER.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
