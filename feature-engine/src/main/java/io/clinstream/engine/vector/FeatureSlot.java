package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Condition;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Statistic;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.series.Burden;
import java.util.Optional;

/**
 * Where one feature of a source goes.
 *
 * @param index place in the vector, from 0
 * @param condition what a value must meet; empty where the statistic needs no condition
 * @param burden the count that a rolling series keeps for it; empty where it needs none
 */
record FeatureSlot(
        int index, Statistic statistic, Window window, Optional<Condition> condition, Optional<Burden> burden) {

    static FeatureSlot of(int index, Feature feature) {
        return new FeatureSlot(
                index, feature.statistic(), feature.window(), feature.condition(), burdenOf(feature));
    }

    /** The burden of a feature that is a share or a whether. */
    static Optional<Burden> burdenOf(Feature feature) {
        if (feature.statistic() != Statistic.FRACTION && feature.statistic() != Statistic.ANY) {
            return Optional.empty();
        }
        int decimals = decimals(feature.source());
        return feature.condition().map(condition -> Burden.of(feature.window(), condition, decimals));
    }

    Burden neededBurden() {
        return burden.orElseThrow();
    }

    private static int decimals(Source source) {
        if (source instanceof Source.Vital vital) {
            return vital.signal().decimals();
        }
        if (source instanceof Source.Derived derived) {
            return DerivedPoints.decimals(derived.measure());
        }
        throw new IllegalArgumentException("no burden is kept of " + source);
    }
}
