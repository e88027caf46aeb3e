package io.clinstream.training.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.platform.json.Json;
import io.clinstream.stores.Checksum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the manifest of a training set says of it.
 *
 * @param id name of the training set
 * @param manifestSha256 checksum of the manifest, which has those of every file: of all the data
 * @param label column of the label
 * @param request what was asked for
 * @param featureSet fingerprint of the feature set
 * @param features the columns that are features
 * @param states candidate rows per label state
 * @param checksums SHA-256 of each file by its name
 */
public record TrainingSetFacts(
        String id,
        String manifestSha256,
        String label,
        ObjectNode request,
        String featureSet,
        List<String> features,
        Map<String, Long> states,
        Map<String, String> checksums) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final int FORMAT = 1;

    /** Copies the collections. */
    public TrainingSetFacts {
        request = request.deepCopy();
        features = List.copyOf(features);
        states = Map.copyOf(states);
        checksums = Map.copyOf(checksums);
    }

    @Override
    public ObjectNode request() {
        return request.deepCopy();
    }

    /**
     * Reads a manifest.
     *
     * @throws UnusableTrainingSetException it is no manifest of a training set, or of another feature set
     */
    public static TrainingSetFacts read(byte[] manifest) {
        JsonNode tree = tree(manifest);
        if (tree.path("format").asInt() != FORMAT
                || !ID.matcher(tree.path("id").asText()).matches()
                || !(tree.get("request") instanceof ObjectNode)) {
            throw new UnusableTrainingSetException("manifest.json must be that of a training set, of format " + FORMAT);
        }
        ObjectNode request = (ObjectNode) tree.get("request");
        String featureSet = request.path("feature_set").asText();
        String current = FeatureCatalog.current().featureSet();
        if (!featureSet.equals(current)) {
            throw new UnusableTrainingSetException("the training set must be of feature set " + current
                    + ", which is served now, was of " + featureSet + ": build it again");
        }
        List<String> features = new ArrayList<>();
        tree.path("features").forEach(feature -> features.add(feature.asText()));
        Map<String, Long> states = new HashMap<>();
        tree.path("states")
                .properties()
                .forEach(state -> states.put(state.getKey(), state.getValue().asLong()));
        Map<String, String> checksums = new HashMap<>();
        tree.path("files")
                .forEach(file -> checksums.put(
                        file.path("key").asText().replaceAll(".*/", ""),
                        file.path("sha256").asText()));
        return new TrainingSetFacts(
                tree.path("id").asText(),
                Checksum.of(manifest),
                request.path("label").path("name").asText(),
                request,
                featureSet,
                features,
                states,
                checksums);
    }

    private static JsonNode tree(byte[] manifest) {
        try {
            return Json.MAPPER.readTree(manifest);
        } catch (IOException wrong) {
            throw new UnusableTrainingSetException("manifest.json must be JSON: " + wrong.getMessage());
        }
    }
}
