package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Statistic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which computation belongs to a source: the one place that knows them all. */
final class FeatureComputations {

    private static final Set<Statistic> COURSE = EnumSet.of(Statistic.MAX, Statistic.DELTA, Statistic.TREND);

    private FeatureComputations() {}

    static SourceFeatures of(Source source, List<FeatureSlot> slots) {
        return SparseSources.of(source, slots).orElseGet(() -> ofDense(source, slots));
    }

    private static SourceFeatures ofDense(Source source, List<FeatureSlot> slots) {
        if (source instanceof Source.Vital vital) {
            return new RollingFeatures(
                    points -> points.rolling(vital.signal()), only(slots, RollingFeatures.STATISTICS));
        }
        if (source instanceof Source.Derived derived) {
            return new RollingFeatures(points -> points.derived(derived.measure()), slots);
        }
        if (source instanceof Source.News2 news2) {
            return withCourse(ScoreTrack.Score.NEWS2, slots, now -> new News2Features(news2.scale(), now));
        }
        if (source instanceof Source.Qsofa) {
            return withCourse(ScoreTrack.Score.QSOFA, slots, QsofaFeatures::new);
        }
        if (source instanceof Source.Mews) {
            return new MewsFeatures(slots);
        }
        if (source instanceof Source.VitalActivity) {
            return new VitalActivityFeatures(slots);
        }
        if (source instanceof Source.Quality) {
            return new QualityFeatures(slots);
        }
        return PatientSources.of(source, slots).orElse((points, asOf, values) -> {});
    }

    private static List<FeatureSlot> only(List<FeatureSlot> slots, Set<Statistic> statistics) {
        return slots.stream()
                .filter(slot -> statistics.contains(slot.statistic()))
                .toList();
    }

    /** Makes the computation of some of a source's features. */
    private interface Maker {
        SourceFeatures of(List<FeatureSlot> slots);
    }

    /** A score now, and its course. */
    private static SourceFeatures withCourse(ScoreTrack.Score score, List<FeatureSlot> slots, Maker now) {
        List<FeatureSlot> course = new ArrayList<>();
        List<FeatureSlot> rest = new ArrayList<>();
        slots.forEach(slot -> (COURSE.contains(slot.statistic()) ? course : rest).add(slot));
        SourceFeatures scoreNow = now.of(List.copyOf(rest));
        if (course.isEmpty()) {
            return scoreNow;
        }
        SourceFeatures courseSoFar = new RollingFeatures(points -> points.scores(score), List.copyOf(course));
        return (points, asOf, values) -> {
            scoreNow.compute(points, asOf, values);
            courseSoFar.compute(points, asOf, values);
        };
    }
}
