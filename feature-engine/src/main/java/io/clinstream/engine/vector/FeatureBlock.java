package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.series.Remark;
import io.clinstream.engine.series.Series;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The features of one source that are computed together: what they read, and when they change by themselves.
 *
 * @param clocked whether they merely run with the clock: computed for every vector, and no reason for one
 */
record FeatureBlock(
        Source source,
        SourceFeatures features,
        List<MeasurementCode> codes,
        Set<Window> windows,
        List<Integer> places,
        boolean clocked) {

    static FeatureBlock of(Source source, List<FeatureSlot> slots, boolean clocked) {
        Set<Window> windows = EnumSet.noneOf(Window.class);
        for (FeatureSlot slot : slots) {
            if (slot.window().bounded()) {
                windows.add(slot.window());
            }
        }
        return new FeatureBlock(
                source,
                FeatureComputations.of(source, slots),
                source instanceof Source.Quality ? List.of() : List.copyOf(source.reads()),
                windows,
                slots.stream().map(FeatureSlot::index).toList(),
                clocked);
    }

    /** Takes the values of its features out of a vector. */
    void clear(double[] values) {
        for (int place : places) {
            values[place] = Double.NaN;
        }
    }

    /** The first instant later than {@code after} at which an input enters or leaves a window. */
    long nextChange(PatientPoints points, long after) {
        if (clocked) {
            return Long.MAX_VALUE;
        }
        long next = Long.MAX_VALUE;
        if (source instanceof Source.Vital vital) {
            next = points.rolling(vital.signal()).nextDeparture();
        } else {
            for (MeasurementCode code : codes) {
                next = Math.min(next, nextOf(points.of(code), after));
            }
        }
        if (source.readsAdverseEvents()) {
            next = Math.min(next, nextOfAdverseEvents(points, after));
        }
        if (source.readsCorrections()) {
            next = Math.min(next, nextOf(points.correctionTimes(), after));
        }
        if (source.readsSubject()) {
            next = Math.min(
                    next,
                    points.subject().map(subject -> nextOf(subject, after)).orElse(Long.MAX_VALUE));
        }
        if (source instanceof Source.Quality) {
            for (Remark remark : Remark.values()) {
                next = Math.min(next, nextOf(points.remarked(remark), after));
            }
            next = Math.min(next, nextOf(points.lateArrivals(), after));
        }
        return next;
    }

    private long nextOf(Series series, long after) {
        int size = series.size();
        if (size == 0) {
            return Long.MAX_VALUE;
        }
        int entering = series.firstAfter(after);
        long next = entering < size ? series.time(entering) : Long.MAX_VALUE;
        for (Window window : windows) {
            int leaving = series.firstAfter(after - window.millis());
            while (leaving < size && !window.admitsDayPrecision() && series.dayOnly(leaving)) {
                leaving++;
            }
            if (leaving < size) {
                next = Math.min(next, series.time(leaving) + window.millis());
            }
        }
        return next;
    }

    private long nextOfAdverseEvents(PatientPoints points, long after) {
        long next = nextOf(points.reportTimes(), after);
        for (AdverseEvent event : points.adverseEvents()) {
            next = Math.min(next, later(event.onset(), after));
            next = Math.min(next, nextOf(event.worsenedAt(), after));
            next = Math.min(next, later(event.end().orElse(Long.MAX_VALUE), after));
            for (Window window : windows) {
                if (event.dated() && (window.admitsDayPrecision() || !event.dayOnly())) {
                    next = Math.min(next, later(event.onset() + window.millis(), after));
                }
            }
        }
        return next;
    }

    private long nextOf(List<Long> times, long after) {
        long next = Long.MAX_VALUE;
        for (long time : times) {
            next = Math.min(next, later(time, after));
            for (Window window : windows) {
                next = Math.min(next, later(time + window.millis(), after));
            }
        }
        return next;
    }

    private static long nextOf(SubjectRecord subject, long after) {
        return Math.min(
                later(subject.firstDoseAt().orElse(Long.MAX_VALUE), after),
                later(subject.lastDoseAt().orElse(Long.MAX_VALUE), after));
    }

    private static long later(long time, long after) {
        return time > after ? time : Long.MAX_VALUE;
    }
}
