package io.clinstream.prediction.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import io.clinstream.platform.json.Json;
import io.clinstream.prediction.serving.Outcome;
import io.clinstream.prediction.serving.Predictor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code POST /predict/batch}: many patients, each an answer of its own in the log, or an error of its own. Several at
 * once, in any order; the results stand in the order asked for.
 */
public final class BatchRoutes implements AutoCloseable {

    /** Most patients of one request. */
    static final int MOST_PATIENTS = 100;

    private static final String FIELD = "patient_ids";
    private static final int THREADS = 8;

    private final Predictor predictor;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "predict-batch"));

    /** The route over a predictor. */
    public BatchRoutes(Predictor predictor) {
        this.predictor = predictor;
    }

    /** Adds the route to a service. */
    public void addTo(HttpService.Builder service) {
        service.post("/predict/batch", this::batch);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void batch(Exchange exchange) {
        Set<String> patientIds = patientIds(Bodies.only(exchange.json(JsonNode.class), FIELD));
        if (exchange.header("Idempotency-Key").isPresent()) {
            throw Problem.of(
                    400,
                    "wrong-idempotency-key",
                    "Idempotency-Key of a batch",
                    "a batch takes no Idempotency-Key; ask for one patient at a time");
        }
        List<CompletableFuture<ObjectNode>> results = new ArrayList<>();
        patientIds.forEach(id -> results.add(CompletableFuture.supplyAsync(() -> result(id), threads)));
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode array = body.putArray("results");
        results.forEach(result -> array.add(result.join()));
        exchange.reply(200, body);
    }

    private ObjectNode result(String patientId) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("patient_id", patientId);
        Outcome outcome = predictor.predict(patientId, PredictionRoutes.ANONYMOUS, Optional.empty());
        try {
            result.set("answer", Json.MAPPER.valueToTree(PredictionJson.of(Outcomes.answered(outcome))));
        } catch (Problem problem) {
            result.set("problem", Json.MAPPER.valueToTree(problem.body()));
        }
        return result;
    }

    private static Set<String> patientIds(JsonNode list) {
        if (!list.isArray()) {
            throw Bodies.malformed(FIELD + " must be a list of texts").with("field", FIELD);
        }
        if (list.isEmpty() || list.size() > MOST_PATIENTS) {
            throw wrong("names 1 to " + MOST_PATIENTS + " patients, not " + list.size());
        }
        Set<String> patientIds = new LinkedHashSet<>();
        for (JsonNode id : list) {
            if (!id.isTextual()) {
                throw Bodies.malformed(FIELD + " must be a list of texts").with("field", FIELD);
            }
            if (!patientIds.add(PatientIds.require(id.textValue()))) {
                throw wrong("names each patient once");
            }
        }
        return patientIds;
    }

    private static Problem wrong(String rule) {
        return Problem.of(422, "wrong-batch", "Wrong batch", FIELD + " " + rule).with("field", FIELD);
    }
}
