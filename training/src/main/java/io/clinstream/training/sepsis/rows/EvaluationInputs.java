package io.clinstream.training.sepsis.rows;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which features models may read here: the whole catalogue, less what is no property of the patient or is the answer. */
public final class EvaluationInputs {

    private static final Map<String, String> REASONS = reasons();

    private EvaluationInputs() {}

    /** Names of the features that may be read, in catalogue order. */
    public static List<String> allowed() {
        return FeatureCatalog.current().features().stream()
                .map(Feature::name)
                .filter(name -> reason(name).isEmpty())
                .toList();
    }

    /** The features left out, each with the reason, in catalogue order. */
    public static Map<String, String> excluded() {
        Map<String, String> excluded = new LinkedHashMap<>();
        for (Feature feature : FeatureCatalog.current().features()) {
            reason(feature.name()).ifPresent(reason -> excluded.put(feature.name(), reason));
        }
        return excluded;
    }

    private static Optional<String> reason(String feature) {
        return REASONS.entrySet().stream()
                .filter(entry -> feature.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(
                "hour_of_day_",
                "the data have no dates: every stay begins at the same instant, so the hour tells nothing but the hours"
                        + " since admission modulo 24");
        reasons.put("study_day", "the data have no first dose and no dates");
        reasons.put(
                "ae_",
                "the only adverse event in these data is the outcome itself; before the onset these features are"
                        + " constant, after it they are the answer");
        return reasons;
    }
}
