package io.clinstream.prediction.served;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.models.ScoringModel;

/**
 * A registered version, opened.
 *
 * @param model ready to score; whoever holds this closes it
 * @param manifest the package's {@code model.json}
 */
public record LoadedModel(ScoringModel model, JsonNode manifest) {}
