package io.clinstream.models.explain;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Condition;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Statistic;
import io.clinstream.engine.catalog.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A feature's value as a sentence, from its catalogue entry and the vector: {@code Heart rate mean over 6 h 112 /min, 18
 * above this patient's 24 h mean.} The same vector gives the same sentence. Ages are those at the vector's instant.
 */
public final class Sentences {

    private static final double MINUTES_PER_HOUR = 60;

    /** Ages end here, beyond any life: more minutes than a duration holds would be no age. */
    private static final double MOST_HOURS = 1e9;

    private final Feature feature;
    private final Companions companions;

    private Sentences(Feature feature, Companions companions) {
        this.feature = feature;
        this.companions = companions;
    }

    /**
     * The sentence of a feature.
     *
     * @param name a feature; one that the catalogue does not have is named as it is
     * @param features the vector; a null feature has no entry
     */
    public static String of(String name, Map<String, Double> features) {
        Double number = features.get(name);
        double value = number == null ? Double.NaN : number;
        boolean known = Double.isFinite(value);
        Optional<Feature> feature = FeatureCatalog.current().find(name);
        if (feature.isEmpty()) {
            return name + (known ? " " + Words.number(value) + "." : " has no value.");
        }
        Companions companions = new Companions(feature.get().source(), features);
        Sentences sentences = new Sentences(feature.get(), companions);
        return Words.sentence(known ? sentences.known(value) : new Absence(feature.get(), companions).text());
    }

    /** The features that the sentence of a feature may read, beside itself. */
    public static List<String> reads(String name) {
        return FeatureCatalog.current()
                .find(name)
                .map(Feature::source)
                .map(Companions::names)
                .orElse(List.of());
    }

    private String known(double value) {
        return switch (feature.statistic()) {
            case MEAN -> subject() + " mean over " + window() + " " + quantity(value) + againstDayMean(value);
            case MIN -> "lowest " + subject() + " of " + window() + " " + quantity(value) + againstDayMean(value);
            case MAX -> greatest(value);
            case STD -> subject() + " varied by " + quantity(value) + " (standard deviation over " + window() + ")";
            case TREND -> trend(value);
            case LAST -> last(value);
            case DELTA -> subject() + moved(value) + " within " + window();
            case COUNT -> plural(value) + " of " + subject() + " in " + window();
            case HOURS_SINCE_LAST -> subject() + " last measured " + age(value) + " before";
            case FRACTION ->
                subject() + " " + condition() + " in " + percent(value) + " of its values over " + window();
            case PCT_CHANGE_BASELINE -> subject() + against(value, "%", " its value before the first dose");
            case DELTA_PREVIOUS -> subject() + moved(value) + " from the value before";
            case RISE -> subject() + against(value, feature.unit(), " its lowest earlier value of " + window());
            case RATIO_TO_MINIMUM ->
                subject() + " " + Words.number(value) + " times its lowest earlier value of " + window();
            case TIMES_UPPER_LIMIT -> subject() + " " + Words.number(value) + " times the upper limit of normal";
            case CTCAE_GRADE -> subject() + " of CTCAE grade " + Words.number(value);
            case ANY -> any(value);
            case SCORE -> subject() + " " + quantity(value);
            case AGE_YEARS -> "age " + quantity(value);
            case SEX_MALE -> value == 1 ? "sex male" : "sex female";
            case STUDY_DAY -> "study day " + Words.number(value);
            default -> stated(value);
        };
    }

    /** For a statistic that is one of its kind, what it means, and the value. */
    private String stated(double value) {
        String question = Words.question(feature.meaning());
        boolean yesOrNo = feature.unit().equals("{0,1}");
        return question + ": " + (yesOrNo ? (value == 1 ? "yes" : "no") : quantity(value));
    }

    private String any(double value) {
        if (!feature.unit().equals("{0,1}") || !feature.source().equals(new Source.Vital(Signal.CONSCIOUSNESS))) {
            return stated(value);
        }
        return value == 1 ? "not alert at least once in " + window() : "alert whenever it was observed in " + window();
    }

    private String last(double value) {
        if (feature.unit().equals("{0,1}") && feature.source() instanceof Source.Vital) {
            return (value == 1 ? "on " : "not on ") + subject();
        }
        return subject() + " " + quantity(value) + companions.limits(value) + companions.measured();
    }

    private String greatest(double value) {
        return feature.source() instanceof Source.Vital && feature.unit().equals("{ordinal}")
                ? "worst consciousness of " + window() + " " + consciousness(value)
                : "highest " + subject() + " of " + window() + " " + quantity(value) + againstDayMean(value);
    }

    private static String consciousness(double value) {
        String[] levels = {"alert", "confused", "responding to voice", "responding to pain", "unresponsive"};
        int level = (int) value;
        return level >= 0 && level < levels.length ? levels[level] : Words.number(value);
    }

    private String trend(double value) {
        String unit = feature.source().unit();
        if (value == 0) {
            return subject() + " without a trend over " + window();
        }
        return subject() + (value > 0 ? " rising by " : " falling by ") + Words.quantity(Math.abs(value), unit)
                + " per hour over " + window();
    }

    private String moved(double value) {
        if (value == 0) {
            return " unchanged";
        }
        return (value > 0 ? " up by " : " down by ") + quantity(Math.abs(value));
    }

    private static String against(double value, String unit, String standard) {
        if (value == 0) {
            return " equal to" + standard;
        }
        return " " + Words.quantity(Math.abs(value), unit) + (value > 0 ? " above" : " below") + standard;
    }

    private String againstDayMean(double value) {
        Double mean = feature.window() == Window.ONE_DAY && feature.statistic() == Statistic.MEAN
                ? null
                : companions.dayMean();
        if (mean == null) {
            return "";
        }
        String difference = Words.number(Math.abs(value - mean));
        return difference.equals("0")
                ? ", as this patient's 24 h mean"
                : ", " + difference + (value > mean ? " above" : " below") + " this patient's 24 h mean";
    }

    private String condition() {
        return feature.condition().map(Sentences::words).orElse("");
    }

    private static String words(Condition condition) {
        String threshold = condition.threshold().toPlainString();
        return switch (condition.comparison()) {
            case BELOW -> "below " + threshold;
            case AT_MOST -> "at most " + threshold;
            case EQUAL -> "equal to " + threshold;
            case AT_LEAST -> "at least " + threshold;
            case ABOVE -> "above " + threshold;
        };
    }

    private String subject() {
        return Words.name(feature.source());
    }

    private String window() {
        return Companions.window(feature.window());
    }

    private String quantity(double value) {
        return Words.quantity(value, feature.unit());
    }

    private static String percent(double share) {
        return Words.number(100 * share) + " %";
    }

    private static String plural(double count) {
        return Words.number(count) + (count == 1 ? " value" : " values");
    }

    static boolean inCatalogue(String name) {
        return FeatureCatalog.current().find(name).isPresent();
    }

    static String age(double hours) {
        return Ages.text(Duration.ofMinutes(Math.round(Math.max(0, Math.min(hours, MOST_HOURS)) * MINUTES_PER_HOUR)));
    }
}
