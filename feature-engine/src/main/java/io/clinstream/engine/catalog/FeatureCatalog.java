package io.clinstream.engine.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The feature catalogue: the one place from which the vector's Avro record, the Parquet columns, the online JSON, the
 * model's input order and the page {@code docs/generated/features.md} are derived. Its order is by id.
 */
public final class FeatureCatalog {

    /** Raised when the meaning of existing features changes without a change of any name: part of the fingerprint. */
    public static final int SEMANTICS_VERSION = 2;

    /** The type of every feature, as it stands in the fingerprint. */
    public static final String TYPE = "nullable double";

    private static final int SHORT_FINGERPRINT_DIGITS = 16;

    private static final FeatureCatalog CURRENT = of(CatalogContents.features());

    private final List<Feature> features;
    private final Map<String, Integer> indexByName = new HashMap<>();
    private final String fingerprint;

    private FeatureCatalog(List<Feature> features) {
        this.features = List.copyOf(features);
        int lastId = 0;
        for (int index = 0; index < features.size(); index++) {
            Feature feature = features.get(index);
            if (feature.id() <= lastId) {
                throw new IllegalArgumentException("feature id " + feature.id() + " is used twice or out of order");
            }
            lastId = feature.id();
            if (indexByName.put(feature.name(), index) != null) {
                throw new IllegalArgumentException("two features are named " + feature.name());
            }
        }
        this.fingerprint = sha256(text());
    }

    /** The catalogue of this version. */
    public static FeatureCatalog current() {
        return CURRENT;
    }

    /**
     * Another catalogue, with a fingerprint of its own, for a measurement or a test.
     *
     * @throws IllegalArgumentException if an id is used twice, ids do not rise, or two features have one name
     */
    public static FeatureCatalog of(List<Feature> features) {
        return new FeatureCatalog(features);
    }

    /** Every feature in catalogue order. */
    public List<Feature> features() {
        return features;
    }

    /** Number of features: the length of a vector. */
    public int size() {
        return features.size();
    }

    /** Finds a feature by its name; empty for an unknown one. */
    public Optional<Feature> find(String name) {
        Integer index = indexByName.get(name);
        return index == null ? Optional.empty() : Optional.of(features.get(index));
    }

    /**
     * The place of a feature in catalogue order, from 0.
     *
     * @throws IllegalArgumentException if the catalogue has no feature of this name
     */
    public int indexOf(String name) {
        Integer index = indexByName.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no feature is named " + name);
        }
        return index;
    }

    /** SHA-256 in hex over semantics version, ids, names and types in order: equal only for vectors of equal meaning. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The first 16 hex digits of the fingerprint: the {@code feature_set} that every vector carries. */
    public String featureSet() {
        return fingerprint.substring(0, SHORT_FINGERPRINT_DIGITS);
    }

    /** The exact text under the fingerprint: one line per feature, and the semantics version above them. */
    String text() {
        StringBuilder text = new StringBuilder("semantics " + SEMANTICS_VERSION + "\n");
        for (Feature feature : features) {
            text.append(feature.id())
                    .append(' ')
                    .append(feature.name())
                    .append(' ')
                    .append(TYPE);
            text.append('\n');
        }
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
