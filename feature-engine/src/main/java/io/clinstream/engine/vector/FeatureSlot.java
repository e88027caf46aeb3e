package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Condition;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.Statistic;
import io.clinstream.engine.catalog.Window;
import java.util.Optional;

/**
 * Where one feature of a source goes.
 *
 * @param index place in the vector, from 0
 */
record FeatureSlot(int index, Feature feature) {

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
}
