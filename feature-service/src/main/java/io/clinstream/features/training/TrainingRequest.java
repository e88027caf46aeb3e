package io.clinstream.features.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.features.training.RowSelection.Dates;
import io.clinstream.features.training.RowSelection.Instants;
import io.clinstream.platform.json.Json;
import io.clinstream.stores.Checksum;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A training set that is asked for. Two requests that mean the same have the same {@link #canonical} text and so the same
 * {@link #id}.
 *
 * @param rows which rows
 * @param knownAt nothing that became known after this instant enters: no vector, no label, no report; whole milliseconds
 * @param label which label
 * @param features names of the features, in catalogue order; all of the catalogue where none is named
 * @param split how rows are split
 * @param versions sealed versions to read, by date; of other dates the newest that was published by {@code knownAt}
 */
public record TrainingRequest(
        RowSelection rows,
        Instant knownAt,
        LabelChoice label,
        List<String> features,
        SplitPlan split,
        NavigableMap<LocalDate, Integer> versions) {

    private static final int ID_DIGITS = 16;

    /**
     * Puts the features in catalogue order.
     *
     * @throws InvalidTrainingRequestException a feature is unknown or named twice, or the cut-off is finer than
     *     milliseconds
     */
    public TrainingRequest {
        if (!knownAt.equals(knownAt.truncatedTo(ChronoUnit.MILLIS))) {
            throw new InvalidTrainingRequestException("known_at", "must be in whole milliseconds, was " + knownAt);
        }
        features = inCatalogueOrder(features);
        versions = new TreeMap<>(versions);
    }

    /** The first 16 hexadecimal digits of SHA-256 of {@link #canonical}: the name of the training set. */
    public String id() {
        return Checksum.of(canonical()).substring(0, ID_DIGITS);
    }

    /** The request as one line of JSON with every default filled in; a list of instants by its number and checksum. */
    public byte[] canonical() {
        try {
            return Json.MAPPER.writeValueAsString(document()).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a request cannot be written as JSON", impossible);
        }
    }

    /** The same as a tree, for manifests. */
    public ObjectNode document() {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("format", 1);
        if (rows instanceof Dates dates) {
            document.put("from", dates.from().toString());
            document.put("to", dates.to().toString());
        } else if (rows instanceof Instants instants) {
            ObjectNode list = document.putObject("instants");
            list.put("count", instants.pairs().size());
            list.put("sha256", Checksum.of(InstantsCsv.write(instants.pairs())));
            document.put("knowledge", instants.knowledge().name());
            document.put("max_age", instants.maxAge().toString());
        }
        document.put("known_at", knownAt.toString());
        ObjectNode labelled = document.putObject("label");
        labelled.put("name", label.label().column());
        labelled.put("horizon", LabelDefinition.HORIZON.toString());
        labelled.put("reporting_lag", label.definition().reportingLag().toString());
        labelled.put("events", label.definition().events().name());
        document.put("feature_set", FeatureCatalog.current().featureSet());
        features.forEach(document.putArray("features")::add);
        document.putObject("split").put("rule", split.rule().name()).put("seed", split.seed());
        ObjectNode chosen = document.putObject("versions");
        versions.forEach((date, version) -> chosen.put(date.toString(), version));
        return document;
    }

    /** The features that become columns. */
    public List<String> columns() {
        return features.isEmpty()
                ? FeatureCatalog.current().features().stream()
                        .map(Feature::name)
                        .toList()
                : features;
    }

    private static List<String> inCatalogueOrder(List<String> named) {
        Set<String> left = new HashSet<>(named);
        if (left.size() < named.size()) {
            throw new InvalidTrainingRequestException("features", "must not name a feature twice");
        }
        List<String> ordered = FeatureCatalog.current().features().stream()
                .map(Feature::name)
                .filter(left::remove)
                .toList();
        if (!left.isEmpty()) {
            throw new InvalidTrainingRequestException(
                    "features",
                    "must be of the catalogue; unknown: " + left.iterator().next());
        }
        return ordered;
    }
}
