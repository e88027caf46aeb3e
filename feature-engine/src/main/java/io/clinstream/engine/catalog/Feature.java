package io.clinstream.engine.catalog;

import java.util.Optional;

/**
 * One feature: a nullable {@code double} in every vector.
 *
 * @param id stable for ever; never used for another feature
 * @param name {@code prefix_statistic_window}, for example {@code heart_rate_mean_6h}, or one of its own
 * @param group the chapter of the catalogue
 * @param source what it is computed from
 * @param statistic what is computed
 * @param condition what a value must meet; empty where the statistic needs no condition
 * @param window how far back it looks; for a latest value and for scores the look-back
 * @param reason why a clinician would want it
 * @param since the first version of clinstream that had it
 */
public record Feature(
        int id,
        String name,
        FeatureGroup group,
        Source source,
        Statistic statistic,
        Optional<Condition> condition,
        Window window,
        String reason,
        String since) {

    /** Checks the id. */
    public Feature {
        if (id < 1) {
            throw new IllegalArgumentException("feature id must be positive, was " + id);
        }
    }

    /** A feature without condition, named after its source, statistic and window. */
    public static Feature of(
            int id,
            FeatureGroup group,
            Source source,
            Statistic statistic,
            Window window,
            String reason,
            String since) {
        Optional<Condition> none = Optional.empty();
        String name = derivedName(source, statistic, none, window);
        return new Feature(id, name, group, source, statistic, none, window, reason, since);
    }

    /** The same feature with a condition, and named after it. */
    public Feature where(Condition meets) {
        Optional<Condition> some = Optional.of(meets);
        String conditional = derivedName(source, statistic, some, window);
        return new Feature(id, conditional, group, source, statistic, some, window, reason, since);
    }

    /** The same feature under a name of its own. */
    public Feature named(String ownName) {
        return new Feature(id, ownName, group, source, statistic, condition, window, reason, since);
    }

    /** UCUM unit of the value. */
    public String unit() {
        return statistic.unit(source.unit());
    }

    /** When the value is null. */
    public NullRule nullRule() {
        return source.nullRule(statistic);
    }

    /** Whether the value changes with time alone, between any two instants. */
    public boolean runsWithClock() {
        return statistic.runsWithClock();
    }

    /** What the value means, in one sentence. */
    public String meaning() {
        return statistic.sentence(source, condition, window);
    }

    private static String derivedName(
            Source source, Statistic statistic, Optional<Condition> condition, Window window) {
        String suffix = statistic.suffix(condition, window);
        return source.prefix().isEmpty() ? suffix : source.prefix() + "_" + suffix;
    }
}
