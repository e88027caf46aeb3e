package io.clinstream.prediction.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import io.clinstream.prediction.idempotency.GivenAnswer;
import io.clinstream.prediction.idempotency.Idempotency;
import io.clinstream.prediction.idempotency.KeyInUseException;
import io.clinstream.prediction.idempotency.KeyReusedException;
import io.clinstream.prediction.serving.Predictor;
import java.util.Optional;

/** {@code POST /predict}. */
public final class PredictionRoutes {

    static final String ANONYMOUS = "anonymous";

    private static final String FIELD = "patient_id";
    private static final int LONGEST_KEY = 200;

    private final Predictor predictor;
    private final Idempotency idempotency;

    /** The route over a predictor. */
    public PredictionRoutes(Predictor predictor, Idempotency idempotency) {
        this.predictor = predictor;
        this.idempotency = idempotency;
    }

    /** Adds the route to a service. */
    public void addTo(HttpService.Builder service) {
        service.post("/predict", this::predict);
    }

    private void predict(Exchange exchange) {
        String patientId = PatientIds.require(Bodies.text(exchange.json(JsonNode.class), FIELD));
        Optional<String> key = key(exchange);
        if (key.isEmpty()) {
            exchange.send(200, "application/json", ask(patientId, key));
            return;
        }
        GivenAnswer given = once(patientId, key.get());
        if (given.isReplay()) {
            exchange.setHeader("Idempotent-Replay", "true");
        }
        exchange.send(200, "application/json", given.json());
    }

    private GivenAnswer once(String patientId, String key) {
        try {
            return idempotency.once(patientId, key, () -> ask(patientId, Optional.of(key)));
        } catch (KeyReusedException reused) {
            throw Problem.of(
                    422,
                    "idempotency-key-reused",
                    "Idempotency-Key reused",
                    "this Idempotency-Key was given with another body");
        } catch (KeyInUseException inHand) {
            throw Problem.of(
                    409,
                    "idempotency-key-in-use",
                    "Idempotency-Key in use",
                    "a request with this Idempotency-Key is in hand; try again in a moment");
        }
    }

    private byte[] ask(String patientId, Optional<String> key) {
        return PredictionJson.write(Outcomes.answered(predictor.predict(patientId, ANONYMOUS, key)));
    }

    private static Optional<String> key(Exchange exchange) {
        Optional<String> key = exchange.header("Idempotency-Key");
        if (key.isPresent() && (key.get().isBlank() || key.get().length() > LONGEST_KEY)) {
            throw Problem.of(
                    400,
                    "wrong-idempotency-key",
                    "Wrong Idempotency-Key",
                    "an Idempotency-Key has 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }
}
