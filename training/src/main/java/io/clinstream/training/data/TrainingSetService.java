package io.clinstream.training.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks the feature service to build a training set, and waits for it. */
public final class TrainingSetService {

    private static final String PATH = "/training-sets";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long POLL_SECONDS = 2;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;

    private final URI service;
    private final Duration longest;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** The service at an address, waited for at most {@code longest}. */
    public TrainingSetService(URI service, Duration longest) {
        this.service = service;
        this.longest = longest;
    }

    /**
     * Has a training set built.
     *
     * @param request as {@code POST /training-sets} takes it
     * @param listener hears of every change of its state
     * @return its id
     * @throws UnusableTrainingSetException the service refuses the request or cannot build it
     * @throws IOException the service does not answer, or takes too long
     */
    public String build(ObjectNode request, Consumer<String> listener) throws IOException, InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(service.resolve(PATH))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        long deadline = System.nanoTime() + longest.toNanos();
        String shown = "";
        JsonNode answer = send(asked);
        while (!answer.path("state").asText().equals("BUILT")) {
            String state = answer.path("state").asText();
            if (state.equals("FAILED")) {
                throw new UnusableTrainingSetException("the training set could not be built: "
                        + answer.path("fault").asText());
            }
            if (!state.equals(shown)) {
                listener.accept("training set " + answer.path("id").asText() + " " + state);
                shown = state;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the training set " + answer.path("id").asText() + " was not built within "
                        + longest.toMinutes() + " minutes; it goes on: --training-set with its id, later");
            }
            TimeUnit.SECONDS.sleep(POLL_SECONDS);
            String id = answer.path("id").asText();
            answer = send(HttpRequest.newBuilder(service.resolve(PATH + "/" + id))
                    .timeout(TIMEOUT)
                    .GET()
                    .build());
        }
        return answer.path("id").asText();
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException away) {
            throw new IOException("no answer from the feature service at " + service, away);
        }
        JsonNode answer = Json.MAPPER.readTree(response.body());
        if (response.statusCode() == OK || response.statusCode() == ACCEPTED) {
            return answer;
        }
        String detail =
                answer.path("title").asText() + ": " + answer.path("detail").asText();
        if (response.statusCode() == UNAVAILABLE) {
            throw new IOException("the feature service cannot build one now: " + detail);
        }
        throw new UnusableTrainingSetException("the feature service refuses the request: " + detail);
    }
}
