package io.clinstream.engine.catalog;

import java.util.ArrayList;
import java.util.List;

/** The rows of one chapter while they are written down. */
final class FeatureRows {

    private static final String FIRST_VERSION = "0.1.0";

    private final FeatureGroup group;
    private final List<Feature> rows = new ArrayList<>();

    FeatureRows(FeatureGroup group) {
        this.group = group;
    }

    /** Adds a feature named after its source, statistic and window. */
    FeatureRows add(int id, Source source, Statistic statistic, Window window, String reason) {
        rows.add(Feature.of(id, group, source, statistic, window, reason, FIRST_VERSION));
        return this;
    }

    /** Gives the last feature a condition. */
    FeatureRows where(Condition.Comparison comparison, String threshold) {
        return replaceLast(last().where(Condition.of(comparison, threshold)));
    }

    /** Gives the last feature a name of its own. */
    FeatureRows named(String name) {
        return replaceLast(last().named(name));
    }

    List<Feature> rows() {
        return List.copyOf(rows);
    }

    private Feature last() {
        return rows.get(rows.size() - 1);
    }

    private FeatureRows replaceLast(Feature feature) {
        rows.set(rows.size() - 1, feature);
        return this;
    }
}
