package io.clinstream.features.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.features.seal.NotYetException;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingApiTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TrialStore trial = new TrialStore(100);
    private final CountDownLatch gate = new CountDownLatch(1);
    private TrainingQueue queue;
    private HttpService service;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        queue = new TrainingQueue(new TrainingBuilder(trial.bucket(), trial.decoder(), folder, this::pass));
        LabelChoice label = new LabelChoice(
                Label.ADVERSE_EVENT, new LabelDefinition(LabelEvents.TREATMENT_EMERGENT, Duration.ofDays(28)));
        service = new TrainingApi(queue, new TrainingSets(trial.bucket()), label, CLOCK)
                .addTo(HttpService.builder("127.0.0.1", 0))
                .start();
    }

    @AfterEach
    void stop() {
        service.close();
        queue.close();
    }

    @Test
    void shouldBuildWhatIsAskedForAndFindItThenOn() throws Exception {
        // Given
        String body = "{\"from\":\"2026-11-20\",\"to\":\"2026-11-20\"}";

        // When
        HttpResponse<String> asked = post(body);
        String location = asked.headers().firstValue("Location").orElseThrow();
        JsonNode waiting = get(location, 200);
        gate.countDown();
        await().atMost(PATIENCE)
                .until(() -> get(location, 200).path("state").asText().equals("BUILT"));

        // Then
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(location).matches("/training-sets/[0-9a-f]{16}");
        assertThat(waiting.path("state").asText()).isIn("QUEUED", "RUNNING");
        assertThat(waiting.at("/request/from").asText()).isEqualTo("2026-11-20");
        assertThat(get(location, 200).at("/manifest/files")).hasSize(3);
        HttpResponse<String> again = post(body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Location")).contains(location);
    }

    @Test
    void shouldLetNoMoreWaitThanThereArePlaces() throws Exception {
        // Given: one is being built, the others wait
        await().atMost(PATIENCE).until(() -> {
            String location = post(seeded(0)).headers().firstValue("Location").orElseThrow();
            return get(location, 200).path("state").asText().equals("RUNNING");
        });
        for (int seed = 1; seed <= TrainingQueue.WAITING; seed++) {
            assertThat(post(seeded(seed)).statusCode()).isEqualTo(202);
        }

        // When
        HttpResponse<String> refused = post(seeded(99));

        // Then
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(Json.MAPPER.readTree(refused.body()).path("type").asText()).endsWith("training-queue-full");
        gate.countDown();
    }

    @Test
    void shouldSayWhyASetCannotBeBuilt() throws Exception {
        // Given
        gate.countDown();

        // When
        String location = post("{\"from\":\"2020-01-01\",\"to\":\"2020-01-01\",\"known_at\":\"2020-01-02T00:00:00Z\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().atMost(PATIENCE)
                .until(() -> get(location, 200).path("state").asText().equals("FAILED"));

        // Then
        assertThat(get(location, 200).path("fault").asText()).isEqualTo("not yet");
    }

    @Test
    void shouldNameTheFieldThatIsWrong() throws Exception {
        // When
        HttpResponse<String> refused = post("{\"from\":\"2026-11-20\",\"to\":\"2026-11-19\"}");

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.MAPPER.readTree(refused.body()).path("field").asText()).isEqualTo("to");
        assertThat(post("{\"from\":\"2026-11-20\",\"until\":1}").statusCode()).isEqualTo(400);
        get("/training-sets/0123456789abcdef", 404);
        get("/training-sets/nonsense", 422);
    }

    /** The stores are behind in 2020, and else wait for the gate. */
    private void pass(Instant knownAt) {
        if (knownAt.isBefore(Instant.parse("2021-01-01T00:00:00Z"))) {
            throw new NotYetException("not yet");
        }
        try {
            gate.await();
        } catch (InterruptedException stop) {
            throw new NotYetException("told to stop");
        }
    }

    private static String seeded(int seed) {
        return "{\"from\":\"2026-11-20\",\"to\":\"2026-11-20\",\"split\":{\"seed\":" + seed + "}}";
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address("/training-sets"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.MAPPER.readTree(answer.body());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }
}
