package io.clinstream.engine.catalog;

/** What is computed from the points of a window. The definitions stand in {@code docs/semantics.md}. */
public enum Statistic {
    /** Unweighted mean. */
    MEAN("mean", true, NullRule.EMPTY, "Unweighted mean"),
    /** Least value. */
    MIN("min", true, NullRule.EMPTY, "Least value"),
    /** Greatest value. */
    MAX("max", true, NullRule.EMPTY, "Greatest value"),
    /** Sample standard deviation, divisor n − 1. */
    STD("std", true, NullRule.BELOW_TWO_POINTS, "Sample standard deviation"),
    /** Ordinary least squares slope per hour. */
    TREND("trend", true, NullRule.BELOW_TWO_INSTANTS, "Least squares slope per hour"),
    /** Value at the newest instant of the look-back; the exact mean if several stand there. */
    LAST("last", false, NullRule.EMPTY, "Newest value"),
    /** Value at the newest instant minus the value at the oldest. */
    DELTA("delta", true, NullRule.BELOW_TWO_INSTANTS, "Newest minus oldest value"),
    /** Number of points. */
    COUNT("count", true, NullRule.NEVER, "Number of values"),
    /** Hours from the newest point to {@code as_of}, however old. */
    HOURS_SINCE_LAST("hours_since_last", false, NullRule.EMPTY, "Hours since the newest value"),
    /** Number of distinct adverse events with onset in the window. */
    EVENT_COUNT("count", true, NullRule.NEVER, "Number of adverse events with onset"),
    /** Highest grade of the adverse events with onset in the window. */
    MAX_GRADE("max_grade", true, NullRule.NO_GRADE, "Highest grade of the adverse events with onset"),
    /** Total of a score from the newest values of its inputs. */
    SCORE("last", false, NullRule.ALL_INPUTS_MISSING, "Total"),
    /** Whether one input alone scores 3. */
    ANY_THREE("any_param_3", false, NullRule.ALL_INPUTS_MISSING, "Whether a single input scores 3 (1 yes, 0 no)"),
    /** Number of the score's inputs without a value. */
    MISSING_INPUTS("missing_components", false, NullRule.NEVER, "Number of missing inputs");

    private final String suffix;
    private final boolean namesWindow;
    private final NullRule nullRule;
    private final String words;

    Statistic(String suffix, boolean namesWindow, NullRule nullRule, String words) {
        this.suffix = suffix;
        this.namesWindow = namesWindow;
        this.nullRule = nullRule;
        this.words = words;
    }

    /** The part of the feature name that stands for the statistic. */
    public String suffix() {
        return suffix;
    }

    /** Whether the feature name ends in the window. */
    public boolean namesWindow() {
        return namesWindow;
    }

    /** When the statistic has no value. */
    public NullRule nullRule() {
        return nullRule;
    }

    /** The statistic in words, to begin a sentence. */
    public String words() {
        return words;
    }

    /** The UCUM unit of the result, from the unit of the values it is computed from. */
    public String unit(String valueUnit) {
        return switch (this) {
            case MEAN, MIN, MAX, STD, LAST, DELTA, SCORE -> valueUnit;
            case TREND -> valueUnit.equals("1") ? "1/h" : valueUnit + "/h";
            case COUNT, EVENT_COUNT, MISSING_INPUTS -> "1";
            case HOURS_SINCE_LAST -> "h";
            case MAX_GRADE -> "{grade}";
            case ANY_THREE -> "{0,1}";
        };
    }
}
