package io.clinstream.models.explain;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.NullRule;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Statistic;

/** Why a feature has no value, in words. */
final class Absence {

    private final Feature feature;
    private final Companions companions;

    Absence(Feature feature, Companions companions) {
        this.feature = feature;
        this.companions = companions;
    }

    String text() {
        boolean measured = feature.source() instanceof Source.Vital || feature.source() instanceof Source.Lab;
        if (measured && feature.nullRule() == NullRule.EMPTY) {
            return nothing();
        }
        String subject = Words.name(feature.source());
        String window = Companions.window(feature.window());
        return switch (feature.nullRule()) {
            case BELOW_TWO_POINTS -> "fewer than two values of " + subject + " in " + window;
            case BELOW_TWO_INSTANTS -> "no change of " + subject + " is known within " + window;
            case NO_BASELINE -> "no change of " + subject + " from before the first dose is known";
            case NO_EARLIER_VALUE -> "no earlier " + subject + " within " + window;
            case NO_UPPER_LIMIT -> "no " + subject + " with an upper limit of normal within " + window;
            case NOT_GRADABLE -> "no " + subject + " that can be graded within " + window;
            default -> values() ? "no " + subject + " is known within " + window : stated();
        };
    }

    private String nothing() {
        String subject = Words.name(feature.source());
        String never = "no " + subject + " has been measured";
        if (feature.statistic() == Statistic.HOURS_SINCE_LAST) {
            return never;
        }
        String within = "no " + subject + " within " + Companions.window(feature.window());
        return companions
                .lastMeasured()
                .map(age -> within + ", last measured " + age + " before")
                .orElse(hasAge() ? never : within);
    }

    /** Whether the vector would tell the age of a value, had there ever been one. */
    private boolean hasAge() {
        return Sentences.inCatalogue(feature.source().prefix() + "_hours_since_last");
    }

    private boolean values() {
        return switch (feature.statistic()) {
            case LAST, MEAN, MIN, MAX, FRACTION, SCORE -> true;
            default -> false;
        };
    }

    private String stated() {
        return Words.question(feature.meaning()) + ": not known";
    }
}
