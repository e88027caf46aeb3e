package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.DerivedMeasure;
import io.clinstream.engine.series.Point;
import io.clinstream.engine.series.RollingSeries;
import io.clinstream.engine.series.Series;
import java.util.Arrays;

/**
 * The points of a quantity derived from the pressures: computed per reading, rounded to its decimals, standing at the
 * instant of the systolic pressure. Only the instants that a change can reach are computed again.
 */
final class DerivedTrack {

    private final DerivedMeasure measure;
    private final RollingSeries derived;
    private final PatientPoints points;
    private final StaleSpans stale = new StaleSpans();
    private long asOf = Long.MIN_VALUE;

    DerivedTrack(DerivedMeasure measure, RollingSeries derived, PatientPoints points) {
        this.measure = measure;
        this.derived = derived;
        this.points = points;
    }

    RollingSeries series() {
        return derived;
    }

    void changed(Signal signal, long time) {
        if (!measure.inputs().contains(signal)) {
            return;
        }
        boolean pairs = signal == Signal.HEART_RATE;
        stale.add(
                pairs ? time - HeartRatePairing.TOLERANCE_MILLIS : time,
                pairs ? time + HeartRatePairing.TOLERANCE_MILLIS : time);
    }

    void refresh(long instant) {
        if (instant != asOf) {
            asOf = instant;
            derived.moveTo(instant);
        }
        if (!stale.isEmpty()) {
            stale.drain(this::compute);
            forget();
        }
    }

    void rebuild(long instant) {
        asOf = instant;
        stale.clear();
        derived.forget(0, derived.points().size());
        derived.startAt(instant);
        compute(instant - derived.longest() + 1, instant);
    }

    /** Points that no window reaches are dropped when they are the larger part. */
    private void forget() {
        int outside = derived.points().firstAfter(asOf - derived.longest());
        if (outside > 64 && outside * 2 > derived.points().size()) {
            derived.forget(0, outside);
        }
    }

    /** Every instant of a systolic pressure in a span, both ends included. */
    private void compute(long start, long end) {
        long first = Math.max(start, asOf - derived.longest() + 1);
        removeUnpaired(first, end);
        Series systolic = points.of(Signal.BP_SYSTOLIC);
        int index = systolic.firstAfter(first - 1);
        while (index < systolic.size() && systolic.time(index) <= end) {
            int next = systolic.firstAfter(systolic.time(index));
            computeInstant(systolic, index, next);
            index = next;
        }
    }

    /** Takes out the points of instants at which no systolic pressure stands any more. */
    private void removeUnpaired(long start, long end) {
        Series systolic = points.of(Signal.BP_SYSTOLIC);
        Series known = derived.points();
        for (int i = known.firstAfter(end) - 1; i >= 0 && known.time(i) >= start; i--) {
            int at = systolic.firstAfter(known.time(i)) - 1;
            if (at < 0 || systolic.time(at) != known.time(i)) {
                derived.remove(i);
            }
        }
    }

    private void computeInstant(Series systolic, int from, int to) {
        long time = systolic.time(from);
        DerivedValues values = new DerivedValues(measure, points);
        for (int i = from; i < to; i++) {
            values.addOf(systolic, i);
        }
        Series known = derived.points();
        int knownEnd = known.firstAfter(time);
        int knownStart = knownEnd;
        while (knownStart > 0 && known.time(knownStart - 1) == time) {
            knownStart--;
        }
        if (!values.equal(known, knownStart, knownEnd)) {
            for (int i = knownEnd - 1; i >= knownStart; i--) {
                derived.remove(i);
            }
            values.addTo(derived, time);
        }
    }

    /** The values of one instant. */
    private static final class DerivedValues {

        private final DerivedMeasure measure;
        private final PatientPoints points;
        private long[] timed = new long[2];
        private long[] ofDay = new long[0];
        private int timedCount;
        private int ofDayCount;

        DerivedValues(DerivedMeasure measure, PatientPoints points) {
            this.measure = measure;
            this.points = points;
        }

        void addOf(Series systolic, int index) {
            boolean dayOnly = systolic.dayOnly(index);
            DerivedPoints.forEach(measure, points, systolic, index, value -> add(value, dayOnly));
        }

        private void add(long value, boolean dayOnly) {
            if (dayOnly) {
                ofDay = Arrays.copyOf(ofDay, ofDayCount + 1);
                ofDay[ofDayCount++] = value;
            } else {
                timed = timedCount == timed.length ? Arrays.copyOf(timed, timedCount * 2) : timed;
                timed[timedCount++] = value;
            }
        }

        /** Whether these are the points that already stand there, in the order in which {@link #addTo} adds them. */
        boolean equal(Series known, int from, int to) {
            if (to - from != timedCount + ofDayCount) {
                return false;
            }
            for (int i = from; i < to; i++) {
                int place = i - from;
                boolean dayOnly = place >= timedCount;
                long value = dayOnly ? ofDay[place - timedCount] : timed[place];
                if (known.value(i) != value || known.dayOnly(i) != dayOnly) {
                    return false;
                }
            }
            return true;
        }

        void addTo(RollingSeries derived, long time) {
            for (int i = 0; i < timedCount; i++) {
                derived.add(Point.derived(time, timed[i], false));
            }
            for (int i = 0; i < ofDayCount; i++) {
                derived.add(Point.derived(time, ofDay[i], true));
            }
        }
    }
}
