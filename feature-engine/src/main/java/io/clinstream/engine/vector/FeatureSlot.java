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
 * @param burden the count that a rolling series keeps for it; empty where it needs none
 */
record FeatureSlot(int index, Feature feature, Optional<Burden> burden) {

    FeatureSlot(int index, Feature feature) {
        this(index, feature, burdenOf(feature));
    }

    /** The burden of a feature that is a share or a whether. */
    static Optional<Burden> burdenOf(Feature feature) {
        if (feature.statistic() != Statistic.FRACTION && feature.statistic() != Statistic.ANY) {
            return Optional.empty();
        }
        int decimals = decimals(feature.source());
        return feature.condition().map(condition -> Burden.of(feature.window(), condition, decimals));
    }

    Statistic statistic() {
        return feature.statistic();
    }

    /** Empty where the statistic needs none. */
    Optional<Condition> condition() {
        return feature.condition();
    }

    Window window() {
        return feature.window();
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
