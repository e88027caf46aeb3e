package io.clinstream.prediction.serving;

import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.score.Assessment;
import io.clinstream.prediction.audit.Answer;
import io.clinstream.prediction.audit.PredictionLog;
import io.clinstream.prediction.audit.PredictionLogUnavailableException;
import io.clinstream.prediction.online.Lookup;
import io.clinstream.prediction.online.OnlineStore;
import io.clinstream.prediction.online.OnlineVector;
import io.clinstream.prediction.served.Served;
import io.clinstream.prediction.served.ServedModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One prediction: one read of the online store, one pure scoring step, one durable append, then the answer. */
public final class Predictor {

    private static final Logger LOGGER = LoggerFactory.getLogger(Predictor.class);
    private static final long NANOS_PER_MICRO = 1_000;

    private final OnlineStore store;
    private final ServedModel model;
    private final PredictionLog log;
    private final PredictionMeters meters;
    private final Clock clock;
    private final Consumer<Answer> afterwards;

    /**
     * A predictor.
     *
     * @param model the model in service; one prediction uses one model, whatever is promoted meanwhile
     * @param clock processing time
     * @param afterwards told every answer once it is in the log
     */
    public Predictor(
            OnlineStore store,
            ServedModel model,
            PredictionLog log,
            PredictionMeters meters,
            Clock clock,
            Consumer<Answer> afterwards) {
        this.store = store;
        this.model = model;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
        this.afterwards = afterwards;
    }

    /** Predicts for one patient; whatever is answered is in the log before this returns. */
    public Outcome predict(String patientId, String requester, Optional<String> idempotencyKey) {
        long started = System.nanoTime();
        Outcome outcome = answer(patientId, requester, idempotencyKey, started);
        meters.record(outcome, System.nanoTime() - started);
        return outcome;
    }

    private Outcome answer(String patientId, String requester, Optional<String> idempotencyKey, long started) {
        Lookup lookup = store.find(patientId);
        if (lookup instanceof Lookup.NeverSeen) {
            return new Outcome.NeverSeen();
        }
        if (lookup instanceof Lookup.Unavailable) {
            return new Outcome.StoreUnavailable();
        }
        if (lookup instanceof Lookup.Rebuilding) {
            return new Outcome.StoreRebuilding();
        }
        Optional<OnlineVector> vector =
                lookup instanceof Lookup.Found found ? Optional.of(found.vector()) : Optional.empty();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // What the table keeps: a score can be repeated.
        Map<String, Long> ages = vector.map(known -> ages(known, now)).orElse(Map.of());
        Scored scored = model.with(served -> scored(served, vector, ages, now));
        return append(new Answer(
                UUID.randomUUID(),
                patientId,
                now,
                scored.by().name(),
                scored.by().version(),
                vector.map(Predictor::identity),
                ages,
                scored.assessment(),
                requester,
                idempotencyKey,
                (System.nanoTime() - started) / NANOS_PER_MICRO));
    }

    /** What one model said. */
    private record Scored(ModelIdentity by, Assessment assessment) {}

    private static Scored scored(Served served, Optional<OnlineVector> vector, Map<String, Long> ages, Instant now) {
        return new Scored(
                served.model().identity(),
                vector.map(known -> served.model().assess(input(known, ages, now)))
                        .orElseGet(Predictor::expired));
    }

    private Outcome append(Answer answer) {
        try {
            log.append(answer);
        } catch (PredictionLogUnavailableException outage) {
            LOGGER.warn("A prediction is withheld, the log did not take it: {}", outage.getMessage());
            return new Outcome.LogUnavailable();
        }
        afterwards.accept(answer);
        return new Outcome.Answered(answer);
    }

    private static Answer.VectorIdentity identity(OnlineVector vector) {
        return new Answer.VectorIdentity(vector.asOf(), vector.version(), vector.featureSet(), vector.sha256());
    }

    private static ScoringInput input(OnlineVector vector, Map<String, Long> agesSeconds, Instant now) {
        return new ScoringInput(vector.featureSet(), vector.features(), vector.asOf(), agesSeconds, now);
    }

    private static Map<String, Long> ages(OnlineVector vector, Instant now) {
        Map<String, Long> ages = new HashMap<>();
        vector.newest()
                .forEach((group, newest) -> ages.put(
                        group, Math.max(0, Duration.between(newest, now).toSeconds())));
        return ages;
    }

    private static Assessment expired() {
        return Assessment.withheld(
                List.of(), List.of("The patient is known, but no event was accepted in the last 48 hours."), Map.of());
    }
}
