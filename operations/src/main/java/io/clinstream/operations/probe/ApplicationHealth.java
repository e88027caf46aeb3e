package io.clinstream.operations.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.WebClient;
import io.clinstream.operations.health.Verdict;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/** Reads the HTTP ports of our applications. */
final class ApplicationHealth {

    private final Connections connections;
    private final WebClient web;

    ApplicationHealth(Connections connections, Limits limits) {
        this.connections = connections;
        this.web = new WebClient(limits.patience());
    }

    /** The body of {@code /health}, whatever its status. */
    JsonNode read(Setting application) throws IOException, InterruptedException {
        HttpResponse<String> answer = web.get(address(application), "/health");
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new IOException("/health answers " + answer.statusCode() + " without JSON");
        }
    }

    /** Good where {@code /health} answers 200. */
    Verdict judge(Setting application) throws IOException, InterruptedException {
        HttpResponse<String> answer = web.get(address(application), "/health");
        return answer.statusCode() == 200
                ? new Verdict.Passed("UP")
                : new Verdict.Failed("/health answers " + answer.statusCode() + ": " + firstLine(answer.body()));
    }

    /** Good where a path answers 200 with anything. */
    Verdict answers(Setting application, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = web.get(address(application), path);
        return answer.statusCode() == 200
                ? new Verdict.Passed("answers")
                : new Verdict.Failed(path + " answers " + answer.statusCode());
    }

    /** Good where {@code /metrics} answers samples that parse. */
    Verdict metrics(Setting application) throws IOException, InterruptedException {
        HttpResponse<String> answer = web.get(address(application), "/metrics");
        if (answer.statusCode() != 200) {
            return new Verdict.Failed("/metrics answers " + answer.statusCode());
        }
        int names = MetricsText.names(answer.body()).size();
        return names == 0 ? new Verdict.Failed("/metrics holds no sample") : new Verdict.Passed(names + " metrics");
    }

    URI address(Setting application) {
        return connections
                .address(application)
                .orElseThrow(() -> new IllegalStateException(application.key() + " is not set: is it started?"));
    }

    private static String firstLine(String body) {
        String line = body.lines().findFirst().orElse("");
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }
}
