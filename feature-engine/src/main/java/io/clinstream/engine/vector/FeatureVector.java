package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Every feature of one patient at one instant, in catalogue order. Immutable. */
public final class FeatureVector {

    private final FeatureCatalog catalog;
    private final long asOf;
    private final double[] values;
    private final Freshness freshness;

    /** Takes the values over; {@code NaN}, which no feature can be, stands for null. */
    FeatureVector(FeatureCatalog catalog, long asOf, double[] values, Freshness freshness) {
        this.catalog = catalog;
        this.asOf = asOf;
        this.values = values;
        this.freshness = freshness;
    }

    /** The catalogue under which it was computed. */
    public FeatureCatalog catalog() {
        return catalog;
    }

    /** The instant the vector describes, epoch milliseconds UTC. */
    public long asOf() {
        return asOf;
    }

    /** Number of features. */
    public int size() {
        return values.length;
    }

    /** Whether a feature has no value. */
    public boolean isNull(int index) {
        return Double.isNaN(values[index]);
    }

    /** The value at a place where there is one; without meaning where {@link #isNull}. */
    public double number(int index) {
        return values[index];
    }

    /** The value of the feature at a place of the catalogue, from 0; null where it has none. */
    public @Nullable Double value(int index) {
        return isNull(index) ? null : values[index];
    }

    /** The value of a feature; null where it has none. */
    public @Nullable Double value(Feature feature) {
        return value(catalog.indexOf(feature.name()));
    }

    /** The value of a feature by name; null where it has none. */
    public @Nullable Double value(String name) {
        return value(catalog.indexOf(name));
    }

    /** Every value in catalogue order; null where a feature has none. */
    public List<@Nullable Double> values() {
        List<@Nullable Double> all = new ArrayList<>(values.length);
        for (int index = 0; index < values.length; index++) {
            all.add(value(index));
        }
        return Collections.unmodifiableList(all);
    }

    /** Newest event time of any vital sign up to {@link #asOf}; empty without one. */
    public OptionalLong newestVitals() {
        return freshness.vitals();
    }

    /** Newest collection time of any laboratory test up to {@link #asOf}; empty without one. */
    public OptionalLong newestLabs() {
        return freshness.labs();
    }

    /** Newest onset of any adverse event up to {@link #asOf}; empty without one. */
    public OptionalLong newestAdverseEvents() {
        return freshness.adverseEvents();
    }

    /** The vector hash in hex: {@link VectorHash#sha256}. */
    public String vectorSha256(String patientId) {
        return VectorHash.sha256(catalog.featureSet(), patientId, asOf, values);
    }
}
