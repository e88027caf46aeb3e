package io.clinstream.prediction.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import io.clinstream.prediction.serving.Idempotency;
import io.clinstream.prediction.serving.Outcome;
import io.clinstream.prediction.serving.Predictor;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/** {@code POST /predict}. */
public final class PredictionRoutes {

    private static final String FIELD = "patient_id";
    private static final String ANONYMOUS = "anonymous";
    private static final int LONGEST_KEY = 200;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

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
        String patientId = PatientIds.require(patientId(exchange.json(JsonNode.class)));
        Optional<String> key = exchange.header("Idempotency-Key");
        if (key.isPresent() && (key.get().isBlank() || key.get().length() > LONGEST_KEY)) {
            throw Problem.of(
                    400,
                    "wrong-idempotency-key",
                    "Wrong Idempotency-Key",
                    "an Idempotency-Key has 1 to " + LONGEST_KEY + " characters");
        }
        Outcome outcome = key.map(given -> idempotency.once(patientId, given, () -> ask(patientId, key)))
                .orElseGet(() -> ask(patientId, key));
        reply(exchange, outcome);
    }

    private Outcome ask(String patientId, Optional<String> key) {
        return predictor.predict(patientId, ANONYMOUS, key);
    }

    private static void reply(Exchange exchange, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            exchange.reply(200, PredictionJson.of(answered.answer()));
        } else if (outcome instanceof Outcome.NeverSeen) {
            throw Problem.of(404, "unknown-patient", "Unknown patient", "no event of this patient was ever accepted");
        } else if (outcome instanceof Outcome.StoreUnavailable) {
            throw Problem.unavailable("online-store-unavailable", "the online store does not answer", RETRY_AFTER);
        } else {
            throw Problem.unavailable(
                    "log-unavailable", "the prediction could not be logged, so it is not given", RETRY_AFTER);
        }
    }

    private static String patientId(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.of(400, "malformed-body", "Malformed body", "the body must be a JSON object");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(FIELD)) {
                throw Problem.of(400, "unknown-field", "Unknown field", "the only field is " + FIELD);
            }
        }
        JsonNode patientId = body.path(FIELD);
        if (!patientId.isTextual()) {
            throw Problem.of(400, "malformed-body", "Malformed body", FIELD + " must be a text")
                    .with("field", FIELD);
        }
        return patientId.textValue();
    }
}
