package io.clinstream.models;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.explain.Ages;
import io.clinstream.models.score.ScoreStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model can say something of a patient: the one place of the status rules of every registered model.
 *
 * <ul>
 *   <li>A vector of another feature set: INSUFFICIENT_DATA.
 *   <li>A required group without any event, or whose newest event is older than it may be: INSUFFICIENT_DATA.
 *   <li>A required feature that is null: INSUFFICIENT_DATA.
 *   <li>Another listed group without any event, or stale: PARTIAL, with the assumption.
 *   <li>Otherwise SCORED. A group that the model does not list is not asked for.
 * </ul>
 */
public final class Applicability {

    private final String model;
    private final String featureSet;
    private final List<String> required;
    private final Map<ClinicalGroup, Freshness> freshness;

    /**
     * The rules of one model.
     *
     * @param model name of the model, for sentences
     * @param featureSet fingerprint of the feature set it was trained on
     * @param required features without which it says nothing
     * @param freshness the groups it asks for
     */
    public Applicability(
            String model, String featureSet, List<String> required, Map<ClinicalGroup, Freshness> freshness) {
        this.model = model;
        this.featureSet = featureSet;
        this.required = List.copyOf(required);
        this.freshness = new EnumMap<>(ClinicalGroup.class);
        this.freshness.putAll(freshness);
    }

    /**
     * What the rules say of one input.
     *
     * @param status outcome, as long as the model itself gives a number
     * @param missing missing or stale groups and features, by name
     * @param assumptions what is assumed in their place
     * @param reasons why there is no score; empty where there is one
     */
    public record Verdict(ScoreStatus status, List<String> missing, List<String> assumptions, List<String> reasons) {}

    /** Applies the rules. */
    public Verdict judge(ScoringInput input) {
        if (!featureSet.equals(input.featureSet())) {
            String reason = "Model " + model + " reads feature set " + featureSet + ", the vector is of "
                    + input.featureSet() + ".";
            return new Verdict(ScoreStatus.INSUFFICIENT_DATA, List.of(), List.of(), List.of(reason));
        }
        List<String> missing = new ArrayList<>();
        List<String> assumptions = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        freshness.forEach((group, rule) -> {
            Long age = input.agesSeconds().get(group.code());
            if (age == null || age > rule.staleAfter().toSeconds()) {
                missing.add(group.code());
                if (rule.required()) {
                    reasons.add(needed(group, age, rule));
                } else {
                    assumptions.add(assumed(group, age));
                }
            }
        });
        for (String feature : required) {
            Double value = input.features().get(feature);
            if (value == null || !Double.isFinite(value)) {
                missing.add(feature);
                reasons.add("The model needs " + feature + meaning(feature) + ", and it has no value.");
            }
        }
        if (!reasons.isEmpty()) {
            return new Verdict(ScoreStatus.INSUFFICIENT_DATA, missing, List.of(), reasons);
        }
        ScoreStatus status = missing.isEmpty() ? ScoreStatus.SCORED : ScoreStatus.PARTIAL;
        return new Verdict(status, missing, assumptions, List.of());
    }

    private static String needed(ClinicalGroup group, @Nullable Long age, Freshness rule) {
        return state(group, age) + "; the model needs them of the last " + Ages.text(rule.staleAfter()) + ".";
    }

    private static String assumed(ClinicalGroup group, @Nullable Long age) {
        return state(group, age)
                + (age == null ? "; the model counts them as missing." : "; the model counts them with their age.");
    }

    private static String state(ClinicalGroup group, @Nullable Long age) {
        return age == null
                ? "There are no " + group.words()
                : group.subject() + " are " + Ages.text(Duration.ofSeconds(age)) + " old";
    }

    private static String meaning(String feature) {
        return FeatureCatalog.current()
                .find(feature)
                .map(Feature::meaning)
                .map(sentence -> " (" + Character.toLowerCase(sentence.charAt(0))
                        + sentence.substring(1, sentence.length() - 1) + ")")
                .orElse("");
    }
}
