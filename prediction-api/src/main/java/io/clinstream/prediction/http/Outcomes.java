package io.clinstream.prediction.http;

import io.clinstream.platform.http.Problem;
import io.clinstream.prediction.audit.Answer;
import io.clinstream.prediction.serving.Outcome;
import java.time.Duration;

/** Outcomes as HTTP says them. */
final class Outcomes {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration REBUILT_AFTER = Duration.ofSeconds(5);

    private Outcomes() {}

    /**
     * The answer.
     *
     * @throws Problem there is none: 404 or 503
     */
    static Answer answered(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            return answered.answer();
        }
        if (outcome instanceof Outcome.NeverSeen) {
            throw Problem.of(404, "unknown-patient", "Unknown patient", "no event of this patient was ever accepted");
        }
        if (outcome instanceof Outcome.StoreRebuilding) {
            throw Problem.unavailable(
                    "online-store-rebuilding", "the online store was emptied and is being filled again", REBUILT_AFTER);
        }
        if (outcome instanceof Outcome.StoreUnavailable) {
            throw Problem.unavailable("online-store-unavailable", "the online store does not answer", RETRY_AFTER);
        }
        throw Problem.unavailable(
                "log-unavailable", "the prediction could not be logged, so it is not given", RETRY_AFTER);
    }
}
