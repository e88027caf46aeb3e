package io.clinstream.models.explain;

import io.clinstream.clinical.Sex;
import io.clinstream.clinical.limits.Interval;
import io.clinstream.clinical.limits.NormalRange;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The other features of a vector that put a value into its place: the day's mean, its age, its upper limit. */
final class Companions {

    private static final String DAY_MEAN = "_mean_24h";
    private static final String AGE = "_hours_since_last";
    private static final String UPPER_LIMITS = "_xuln_last";
    private static final String SEX = "sex_male";

    private final Source source;
    private final Map<String, Double> features;

    Companions(Source source, Map<String, Double> features) {
        this.source = source;
        this.features = features;
    }

    /** Names of the companions of a source's features; the catalogue need not have them all. */
    static List<String> names(Source source) {
        String prefix = source.prefix();
        return prefix.isEmpty() ? List.of() : List.of(prefix + DAY_MEAN, prefix + AGE, prefix + UPPER_LIMITS, SEX);
    }

    /** A window in short words. */
    static String window(Window window) {
        if (window == Window.EVER) {
            return "the whole history";
        }
        String label = window.label();
        int unit = label.length() - 1;
        return label.substring(0, unit) + (label.charAt(unit) == 'h' ? " h" : " days");
    }

    /** Mean of the last 24 hours, if the vector has it. */
    @Nullable
    Double dayMean() {
        return value(DAY_MEAN);
    }

    /** How old the newest value is, if the vector has it. */
    String measured() {
        Double hours = value(AGE);
        return hours == null ? "" : ", measured " + Sentences.age(hours) + " before";
    }

    /** Whether the vector tells an age, so that there was a value once. */
    Optional<String> lastMeasured() {
        return Optional.ofNullable(value(AGE)).map(Sentences::age);
    }

    /** A laboratory value against the limit of its own record, or else against the usual adult range. */
    String limits(double value) {
        if (!(source instanceof Source.Lab lab)) {
            return "";
        }
        Double times = value(UPPER_LIMITS);
        if (times != null) {
            return ", " + Words.number(times) + " times the upper limit of normal";
        }
        Optional<Interval> range = range(lab);
        return range.isEmpty() ? "" : against(range.get(), value);
    }

    private Optional<Interval> range(Source.Lab lab) {
        Optional<Interval> female = NormalRange.of(lab.analyte(), Sex.FEMALE);
        Optional<Interval> male = NormalRange.of(lab.analyte(), Sex.MALE);
        Double sex = features.get(SEX);
        if (sex == null) {
            return female.equals(male) ? male : Optional.empty();
        }
        return sex == 1 ? male : female;
    }

    private static String against(Interval range, double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        if (range.isBelow(exact)) {
            return limit(", below", range.lower());
        }
        return range.isAbove(exact) ? limit(", above", range.upper()) : ", within the usual range";
    }

    private static String limit(String side, @Nullable BigDecimal limit) {
        return limit == null ? "" : side + " the usual limit of " + limit.toPlainString();
    }

    private @Nullable Double value(String suffix) {
        Double value = features.get(source.prefix() + suffix);
        return value == null || !Double.isFinite(value) ? null : value;
    }
}
