package io.clinstream.benchmarks.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.http.HttpService;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

    private final Set<String> patients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void shouldAskAtAnEvenPaceAsOftenAsItWasTold() throws Exception {
        try (HttpService service = answering(200);
                Load load = new Load()) {
            // When
            Map<String, Double> figures = load.run(url(service), new Load.Pace(4, 100, 0.5));
            // Then
            assertThat(figures).containsEntry("answers", 50.0);
            assertThat(questions).hasValue(50);
            assertThat(patients).hasSizeGreaterThan(20).allMatch(patient -> patient.matches("PT000[0-9]{2}"));
            assertThat(figures.get("p50")).isPositive().isLessThanOrEqualTo(figures.get("p99"));
        }
    }

    @Test
    void shouldAskWithoutPauseWhereNoRateIsGiven() throws Exception {
        try (HttpService service = answering(200);
                Load load = new Load()) {
            // When
            Map<String, Double> figures = load.run(url(service), new Load.Pace(2, 0, 0.3));
            // Then
            assertThat(figures.get("answers")).isEqualTo(questions.get()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void shouldNotCountARefusalAsAnAnswer() {
        try (HttpService service = answering(503);
                Load load = new Load()) {
            assertThatThrownBy(() -> load.run(url(service), new Load.Pace(1, 0, 0.2)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("503");
        }
    }

    private HttpService answering(int status) {
        return HttpService.builder("127.0.0.1", 0)
                .post("/ask", exchange -> {
                    questions.incrementAndGet();
                    patients.add(
                            exchange.json(JsonNode.class).path("patient_id").asText());
                    exchange.reply(status, Map.of());
                })
                .start();
    }

    private static URI url(HttpService service) {
        return URI.create("http://127.0.0.1:" + service.port() + "/ask");
    }
}
