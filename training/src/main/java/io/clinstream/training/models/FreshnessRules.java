package io.clinstream.training.models;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.FeatureGroup;
import io.clinstream.models.ClinicalGroup;
import io.clinstream.models.Freshness;
import io.clinstream.models.InvalidModelException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rules on the age of data, as they are written on the command line. */
final class FreshnessRules {

    private static final Duration VITALS = Duration.ofHours(12);
    private static final Duration LABS = Duration.ofHours(24);
    private static final Set<FeatureGroup> OF_VITALS =
            Set.of(FeatureGroup.VITALS, FeatureGroup.HAEMODYNAMICS, FeatureGroup.BURDENS, FeatureGroup.SCORES);

    private FreshnessRules() {}

    /** The rules said, or where none is said those that suit the inputs. */
    static Map<String, Freshness> of(List<String> said, List<String> inputs) {
        Map<String, Freshness> rules = new TreeMap<>();
        if (said.isEmpty()) {
            if (inputs.stream().anyMatch(input -> isOf(input, OF_VITALS))) {
                rules.put(ClinicalGroup.VITALS.code(), new Freshness(VITALS, true));
            }
            if (inputs.stream().anyMatch(input -> isOf(input, Set.of(FeatureGroup.LABS)))) {
                rules.put(ClinicalGroup.LABS.code(), new Freshness(LABS, false));
            }
            return rules;
        }
        for (String text : said) {
            String[] parts = text.split("=", 2);
            if (parts.length != 2) {
                throw new InvalidModelException(
                        "--freshness", text, "must be GROUP=DURATION or GROUP=DURATION:required");
            }
            boolean required = parts[1].endsWith(":required");
            String duration = required ? parts[1].substring(0, parts[1].lastIndexOf(':')) : parts[1];
            rules.put(parts[0], new Freshness(duration(text, duration), required));
        }
        return rules;
    }

    private static boolean isOf(String input, Set<FeatureGroup> groups) {
        return FeatureCatalog.current()
                .find(input)
                .map(feature -> groups.contains(feature.group()))
                .orElse(false);
    }

    private static Duration duration(String rule, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException other) {
            throw new InvalidModelException("--freshness", rule, "the duration must be ISO 8601, for example PT12H");
        }
    }
}
