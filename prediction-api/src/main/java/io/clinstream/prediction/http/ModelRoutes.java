package io.clinstream.prediction.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.models.news2.Calibration;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import io.clinstream.prediction.served.Served;
import io.clinstream.prediction.served.ServedModel;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Which models there are, and the card of the one that answers. */
public final class ModelRoutes {

    private final ServedModel served;
    private final News2Baseline baseline;
    private final Supplier<List<RegisteredVersion>> versions;

    /** Routes over the model in service and the registry's list. */
    public ModelRoutes(ServedModel served, News2Baseline baseline, Supplier<List<RegisteredVersion>> versions) {
        this.served = served;
        this.baseline = baseline;
        this.versions = versions;
    }

    /** Adds the routes to a service. */
    public void addTo(HttpService.Builder service) {
        service.get("/models", this::models);
        service.get("/model", this::model);
    }

    private void models(Exchange exchange) {
        try {
            List<Map<String, Object>> rows =
                    versions.get().stream().map(ModelRoutes::row).toList();
            exchange.reply(200, Map.of("served", served.now().version(), "models", rows));
        } catch (RegistryUnavailableException away) {
            throw Problem.unavailable(
                    "registry-unavailable",
                    "the model registry does not answer; predictions go on",
                    Duration.ofSeconds(5));
        }
    }

    private static Map<String, Object> row(RegisteredVersion version) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", version.name());
        row.put("version", version.version());
        row.put("served_as", version.servedAs());
        row.put("stage", version.stage().text());
        row.put("kind", version.kind().name());
        row.put("description", version.description());
        version.contents().ifPresent(contents -> row.put("feature_set", contents.featureSet()));
        row.put("created_by", version.createdBy());
        row.put("created_at", version.createdAt());
        return row;
    }

    private void model(Exchange exchange) {
        Served now = served.now();
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("name", now.model().identity().name());
        card.put("version", now.version());
        card.put("state", now.state().name());
        card.put("since", now.since());
        if (!now.reason().isEmpty()) {
            card.put("reason", now.reason());
        }
        if (now.state() == Served.State.BASELINE) {
            describeBaseline(card);
        }
        now.manifest().ifPresent(manifest -> describe(card, manifest));
        card.put("disclaimer", PredictionJson.DISCLAIMER);
        exchange.reply(200, card);
    }

    private static void describe(Map<String, Object> card, JsonNode manifest) {
        card.put("description", manifest.path("description").asText());
        card.put("predicts", manifest.path("outcome").asText());
        card.put("manifest", manifest);
    }

    private void describeBaseline(Map<String, Object> card) {
        Calibration calibration = baseline.calibration();
        card.put("description", "National Early Warning Score 2 (Royal College of Physicians 2017, SpO2 scale 1).");
        card.put("predicts", calibration.outcome());
        card.put(
                "levels",
                Map.of("LOW", "0-4", "MEDIUM", "5-6, or any single input with 3 points", "HIGH", "7 or more"));
        card.put("calibration_source", calibration.source());
        card.put("calibration", calibration.rows());
    }
}
