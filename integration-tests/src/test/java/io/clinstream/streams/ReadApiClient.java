package io.clinstream.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a running feature service; every answer is held against the OpenAPI document. */
final class ReadApiClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final ReadApiContract contract;

    ReadApiClient(int port) throws IOException, InterruptedException {
        this.base = "http://127.0.0.1:" + port;
        HttpResponse<String> document = http.send(
                HttpRequest.newBuilder(URI.create(base + "/openapi.json")).build(),
                HttpResponse.BodyHandlers.ofString());
        this.contract = new ReadApiContract(Json.MAPPER.readTree(document.body()));
    }

    /**
     * An answer.
     *
     * @param body null node where it has none
     */
    record Answer(int status, String tag, JsonNode body) {}

    Answer get(String path) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(base + path)));
    }

    Answer getUnless(String tag, String path) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(base + path)).header("If-None-Match", tag));
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer ask(HttpRequest.Builder asked) throws IOException, InterruptedException {
        HttpRequest request = asked.build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        String tag = answer.headers().firstValue("ETag").orElse("");
        if (answer.body().isEmpty()) {
            return new Answer(answer.statusCode(), tag, NullNode.instance);
        }
        JsonNode body = Json.MAPPER.readTree(answer.body());
        String mediaType = answer.headers().firstValue("Content-Type").orElse("");
        contract.check(request.method(), request.uri(), answer.statusCode(), mediaType, body);
        return new Answer(answer.statusCode(), tag, body);
    }
}
