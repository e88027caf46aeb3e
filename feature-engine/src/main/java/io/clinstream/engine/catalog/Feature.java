package io.clinstream.engine.catalog;

/**
 * One feature: a nullable {@code double} in every vector.
 *
 * @param id stable for ever; never used for another feature
 * @param source what it is computed from
 * @param statistic what is computed
 * @param window how far back it looks; for a latest value and for scores the look-back
 * @param since the first version of clinstream that had it
 */
public record Feature(int id, Source source, Statistic statistic, Window window, String since) {

    /** Checks the id. */
    public Feature {
        if (id < 1) {
            throw new IllegalArgumentException("feature id must be positive, was " + id);
        }
    }

    /** The name, derived from source, statistic and window, for example {@code heart_rate_mean_6h}. */
    public String name() {
        String name = source.prefix() + "_" + statistic.suffix();
        return statistic.namesWindow() ? name + "_" + window.label() : name;
    }

    /** The chapter of the catalogue. */
    public FeatureGroup group() {
        return source.group();
    }

    /** UCUM unit of the value. */
    public String unit() {
        return statistic.unit(source.unit());
    }

    /** When the value is null. */
    public NullRule nullRule() {
        return statistic.nullRule();
    }

    /** What the value means, in one sentence. */
    public String meaning() {
        return switch (statistic) {
            case EVENT_COUNT, MAX_GRADE -> statistic.words() + " in " + window.words() + ".";
            case LAST -> statistic.words() + " of " + source.words() + " in " + window.words() + ".";
            case SCORE, ANY_THREE, MISSING_INPUTS ->
                statistic.words() + " of " + source.words() + " from the newest inputs of " + window.words() + ".";
            case HOURS_SINCE_LAST -> statistic.words() + " of " + source.words() + ", however old.";
            default -> statistic.words() + " of " + source.words() + " over " + window.words() + ".";
        };
    }
}
