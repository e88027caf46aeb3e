package io.clinstream.prediction.served;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.models.ScoringModel;
import java.time.Instant;
import java.util.Optional;

/**
 * What answers, and why it is that.
 *
 * @param model the model
 * @param state how it came into service
 * @param manifest the package's {@code model.json}; empty for what is built in
 * @param reason why no score is given, as a sentence; empty text where scores are given
 * @param since since when it serves
 */
public record Served(ScoringModel model, State state, Optional<JsonNode> manifest, String reason, Instant since) {

    /** How a model came into service. */
    public enum State {
        /** No version of the named model is in production: NEWS2 answers. */
        BASELINE,
        /** The version in production. */
        REGISTERED,
        /** There is a version, or there may be, but it cannot be used: every score is withheld. */
        WITHHOLDING
    }

    /** The baseline in service. */
    public static Served baseline(ScoringModel model, Instant since) {
        return new Served(model, State.BASELINE, Optional.empty(), "", since);
    }

    /** A loaded version in service. */
    public static Served registered(LoadedModel loaded, Instant since) {
        return new Served(loaded.model(), State.REGISTERED, Optional.of(loaded.manifest()), "", since);
    }

    /** Nothing that can score. */
    public static Served withholding(String name, String version, String reason, Instant since) {
        return new Served(
                new WithholdingModel(name, version, reason), State.WITHHOLDING, Optional.empty(), reason, since);
    }

    /** The version that answers show. */
    public String version() {
        return model.identity().version();
    }
}
