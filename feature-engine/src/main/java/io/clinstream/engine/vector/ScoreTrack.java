package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Statistic;
import io.clinstream.engine.series.Point;
import io.clinstream.engine.series.RollingSeries;
import io.clinstream.engine.series.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The course of a score: its total at every instant at which one of its inputs was measured, computed as it would be at
 * that instant with what is known now. A changed input reaches only as far as the next point of the same signal.
 */
final class ScoreTrack {

    /** Scores whose course is looked at. */
    enum Score {
        /** National Early Warning Score 2, SpO2 scale 1. */
        NEWS2(News2Features.INPUTS) {
            @Override
            OptionalInt total(PatientPoints points, long instant) {
                return News2Features.total(points, instant);
            }
        },
        /** Quick SOFA. */
        QSOFA(QsofaFeatures.INPUTS) {
            @Override
            OptionalInt total(PatientPoints points, long instant) {
                return QsofaFeatures.total(points, instant);
            }
        };

        @SuppressWarnings("ImmutableEnumChecker") // Made by List.of; the type cannot say so.
        private final List<Signal> inputs;

        Score(List<Signal> inputs) {
            this.inputs = inputs;
        }

        List<Signal> inputs() {
            return inputs;
        }

        /** The score whose course a feature looks at; empty for every other feature. */
        static Optional<Score> followedBy(Feature feature) {
            Statistic statistic = feature.statistic();
            if (statistic != Statistic.MAX && statistic != Statistic.DELTA && statistic != Statistic.TREND) {
                return Optional.empty();
            }
            return feature.source() instanceof Source.News2
                    ? Optional.of(NEWS2)
                    : Optional.of(QSOFA).filter(any -> feature.source() instanceof Source.Qsofa);
        }

        /** The total at an instant; empty if no input is known. */
        abstract OptionalInt total(PatientPoints points, long instant);
    }

    private final Score score;
    private final RollingSeries totals;
    private final PatientPoints points;
    private final StaleSpans stale = new StaleSpans();
    private long asOf = Long.MIN_VALUE;

    ScoreTrack(Score score, RollingSeries totals, PatientPoints points) {
        this.score = score;
        this.totals = totals;
        this.points = points;
    }

    RollingSeries series() {
        return totals;
    }

    void changed(Signal signal, long time) {
        if (score.inputs().contains(signal)) {
            Series inputs = points.of(signal);
            int next = inputs.firstAfter(time);
            stale.add(time, next < inputs.size() ? inputs.time(next) - 1 : Long.MAX_VALUE);
        }
    }

    void refresh(long instant) {
        if (instant != asOf) {
            asOf = instant;
            totals.moveTo(instant);
        }
        if (!stale.isEmpty()) {
            stale.drain(this::compute);
            int outside = totals.points().firstAfter(asOf - totals.longest());
            if (outside > 64 && outside * 2 > totals.points().size()) {
                totals.forget(0, outside);
            }
        }
    }

    void rebuild(long instant) {
        asOf = instant;
        stale.clear();
        totals.forget(0, totals.points().size());
        totals.startAt(instant);
        compute(instant - totals.longest() + 1, instant);
    }

    private void compute(long start, long end) {
        long first = Math.max(start, asOf - totals.longest() + 1);
        long last = Math.min(end, asOf);
        Series known = totals.points();
        for (int i = known.firstAfter(last) - 1; i >= 0 && known.time(i) >= first; i--) {
            totals.remove(i);
        }
        for (long instant : instants(first, last)) {
            OptionalInt total = score.total(points, instant);
            if (total.isPresent()) {
                totals.add(Point.derived(instant, total.getAsInt(), false));
            }
        }
    }

    /** Distinct instants of a span at which an input stands; a day is no instant. */
    private long[] instants(long first, long last) {
        long[] instants = new long[8];
        int count = 0;
        for (Signal signal : score.inputs()) {
            Series inputs = points.of(signal);
            for (int i = inputs.firstAfter(first - 1); i < inputs.size() && inputs.time(i) <= last; i++) {
                if (!inputs.dayOnly(i) && (count == 0 || instants[count - 1] != inputs.time(i))) {
                    instants = count == instants.length ? Arrays.copyOf(instants, count * 2) : instants;
                    instants[count++] = inputs.time(i);
                }
            }
        }
        return Arrays.stream(instants, 0, count).sorted().distinct().toArray();
    }
}
