package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes every feature of the catalogue from a patient's points. Without state: safe to share between threads. */
public final class VectorComputation {

    private static final VectorComputation CURRENT = new VectorComputation(FeatureCatalog.current());

    private final int size;
    private final List<SourceFeatures> sources = new ArrayList<>();

    private VectorComputation(FeatureCatalog catalog) {
        this.size = catalog.size();
        Map<Source, List<FeatureSlot>> slots = new LinkedHashMap<>();
        for (int index = 0; index < size; index++) {
            Feature feature = catalog.features().get(index);
            slots.computeIfAbsent(feature.source(), any -> new ArrayList<>()).add(new FeatureSlot(index, feature));
        }
        slots.forEach(
                (source, ofSource) -> features(source, List.copyOf(ofSource)).ifPresent(sources::add));
    }

    /** The computation of the current catalogue. */
    public static VectorComputation current() {
        return CURRENT;
    }

    /** The vector at {@code asOf}, epoch milliseconds UTC: points later than that take no part. */
    public FeatureVector compute(PatientPoints points, long asOf) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        for (SourceFeatures source : sources) {
            source.compute(points, asOf, values);
        }
        return new FeatureVector(asOf, values, Freshness.of(points, asOf));
    }

    private static Optional<SourceFeatures> features(Source source, List<FeatureSlot> slots) {
        if (source instanceof Source.Vital vital) {
            return Optional.of(new MeasuredFeatures(vital.signal(), slots));
        }
        if (source instanceof Source.Lab lab) {
            return Optional.of(new MeasuredFeatures(lab.analyte(), slots));
        }
        if (source instanceof Source.Derived derived) {
            return Optional.of(new DerivedFeatures(derived.measure(), slots));
        }
        if (source instanceof Source.News2 news2) {
            return Optional.of(new News2Features(news2.scale(), slots));
        }
        return source instanceof Source.AdverseEvents ? Optional.of(new AdverseEventFeatures(slots)) : Optional.empty();
    }
}
