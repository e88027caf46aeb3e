package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.catalog.DerivedMeasure;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.series.Point;
import io.clinstream.engine.series.Reading;
import io.clinstream.engine.series.Remark;
import io.clinstream.engine.series.RollingSeries;
import io.clinstream.engine.series.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The points of one patient that hold, the windows over them at an instant, and the vector that follows. Points later
 * than the instant wait until it reaches them, so that no window and no derived quantity ever sees the future.
 *
 * <p>Time moves forward cheaply: a point in order and a step in time touch only what they change. To go back, everything
 * is built anew from the points, with the same result to the bit.
 */
public final class PatientSeries implements PatientPoints {

    private static final long BEFORE_ALL_TIME = Long.MIN_VALUE / 4;

    private final VectorPlan plan;
    private final Map<MeasurementCode, RollingSeries> rolling = new HashMap<>();
    private final Map<MeasurementCode, Series> series = new HashMap<>();
    private final Map<Reading, Reading> readings = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>(2);
    private final RemarkedPoints remarked = new RemarkedPoints();
    private final DerivedTracks derived;
    private final VectorCache cache;
    private @Nullable Reading newestReading;
    private List<AdverseEvent> adverseEvents = List.of();
    private List<Long> reportTimes = List.of();
    private List<Long> correctionTimes = List.of();
    private Optional<SubjectRecord> subject = Optional.empty();
    private long asOf = BEFORE_ALL_TIME;
    private boolean restoring;

    private record Waiting(MeasurementCode code, Point point) {}

    /** A patient without points. */
    public PatientSeries(VectorPlan plan) {
        this.plan = plan;
        this.derived = new DerivedTracks(plan, this);
        this.cache = new VectorCache(plan);
    }

    /** From here until {@link #endRestoring} points are only collected; windows are built at the end. */
    public void beginRestoring() {
        restoring = true;
    }

    /** Builds the windows over what was collected. */
    public void endRestoring() {
        restoring = false;
        rebuild(asOf);
    }

    /** The one instance of a reading that all its points share. */
    public Reading intern(EventHeader header) {
        Reading last = newestReading;
        if (last == null
                || !last.source().equals(header.source())
                || !last.context().equals(header.context())) {
            last = readings.computeIfAbsent(new Reading(header.source(), header.context()), reading -> reading);
            newestReading = last;
        }
        return last;
    }

    /** The point of a reading, also one that still waits; null if there is none. */
    public @Nullable Point find(MeasurementCode code, long time, Reading reading) {
        Series points = of(code);
        int index = points.find(time, reading);
        if (index >= 0) {
            return points.point(index);
        }
        int waits = waits(code, time, reading);
        return waits < 0 ? null : waiting.get(waits).point();
    }

    /** Adds a point. */
    public void add(MeasurementCode code, Point point) {
        if (point.time() > asOf) {
            waiting.add(new Waiting(code, point));
            waiting.sort(Comparator.comparingLong(waits -> waits.point().time()));
        } else {
            enter(code, point);
        }
    }

    /** Removes the point of a reading; there must be one. */
    public void remove(MeasurementCode code, long time, Reading reading) {
        int index = of(code).find(time, reading);
        if (index < 0) {
            waiting.remove(waits(code, time, reading));
            return;
        }
        RollingSeries points = rolling(code);
        Point removed = points.points().point(index);
        if (restoring) {
            points.points().remove(index);
            return;
        }
        points.remove(index);
        remarked.remove(removed);
        changed(code, removed);
    }

    /** Forgets points, from one index to before another, that no window reaches; tells the slot of each. */
    public void forget(MeasurementCode code, int from, int to, IntConsumer slots) {
        if (from == to) {
            return;
        }
        RollingSeries points = rolling(code);
        for (int i = from; i < to; i++) {
            slots.accept(points.points().origin(i).slot());
            if (!restoring) {
                remarked.forget(points.points(), i);
            }
        }
        if (restoring) {
            points.points().remove(from, to);
        } else {
            points.forget(from, to);
        }
    }

    /** Takes over the adverse events that were not withdrawn, and when reports became available. */
    public void adverseEvents(List<AdverseEvent> events, List<Long> reports) {
        adverseEvents = events;
        reportTimes = reports;
        cache.adverseEventsChanged();
    }

    /** Takes over when measurements were corrected or withdrawn. */
    public void corrections(List<Long> times) {
        correctionTimes = times;
        cache.correctionsChanged();
    }

    /** Takes over the subject record. */
    public void subject(Optional<SubjectRecord> record) {
        subject = record;
        cache.subjectChanged();
    }

    /** Lets time pass to an instant; does nothing if it has passed already. */
    public void advanceTo(long instant) {
        if (instant <= asOf) {
            return;
        }
        asOf = instant;
        if (!restoring) {
            rolling.values().forEach(points -> points.moveTo(instant));
        }
        while (!waiting.isEmpty() && waiting.get(0).point().time() <= instant) {
            Waiting next = waiting.remove(0);
            enter(next.code(), next.point());
        }
    }

    /** The vector at an instant. */
    public FeatureVector vector(long instant) {
        moveTo(instant);
        return cache.vector(this, instant);
    }

    /** The first instant later than {@code after} at which a point enters or leaves a window; empty if none will. */
    public OptionalLong nextBoundary(long after) {
        moveTo(after);
        long next = cache.nextChange(this, after);
        for (Waiting waits : waiting) {
            if (plan.hasWindow(waits.code())) {
                next = Math.min(next, waits.point().time());
                break;
            }
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    @Override
    public Map<MeasurementCode, Series> series() {
        return series;
    }

    @Override
    public RollingSeries rolling(MeasurementCode code) {
        RollingSeries known = rolling.get(code);
        if (known == null) {
            known = plan.newSeries(code);
            known.moveTo(asOf);
            rolling.put(code, known);
            series.put(code, known.points());
        }
        return known;
    }

    @Override
    public RollingSeries derived(DerivedMeasure measure) {
        return derived.of(measure);
    }

    @Override
    public RollingSeries scores(ScoreTrack.Score score) {
        return derived.of(score);
    }

    @Override
    public VitalGaps vitalGaps() {
        return derived.gaps();
    }

    @Override
    public Series remarked(Remark remark) {
        return remarked.of(remark);
    }

    @Override
    public Series lateArrivals() {
        return remarked.lateArrivals();
    }

    @Override
    public List<AdverseEvent> adverseEvents() {
        return adverseEvents;
    }

    @Override
    public List<Long> reportTimes() {
        return reportTimes;
    }

    @Override
    public List<Long> correctionTimes() {
        return correctionTimes;
    }

    @Override
    public Optional<SubjectRecord> subject() {
        return subject;
    }

    private void moveTo(long instant) {
        if (instant < asOf) {
            rebuild(instant);
        } else {
            advanceTo(instant);
        }
        derived.refresh(asOf);
    }

    private void enter(MeasurementCode code, Point point) {
        RollingSeries points = rolling(code);
        if (restoring) {
            points.points().add(point);
            return;
        }
        points.add(point);
        remarked.add(point);
        changed(code, point);
    }

    private void changed(MeasurementCode code, Point point) {
        derived.changed(code, point.time());
        cache.changed(code);
        if (RemarkedPoints.concerns(point)) {
            cache.remarksChanged();
        }
    }

    /** Everything anew at an instant: what is later waits. */
    private void rebuild(long instant) {
        asOf = instant;
        remarked.clear();
        for (Map.Entry<MeasurementCode, RollingSeries> entry : rolling.entrySet()) {
            Series points = entry.getValue().points();
            int future = points.firstAfter(instant);
            for (int i = future; i < points.size(); i++) {
                waiting.add(new Waiting(entry.getKey(), points.point(i)));
            }
            points.remove(future, points.size());
            for (int i = 0; i < points.size(); i++) {
                remarked.add(points, i);
            }
            entry.getValue().startAt(instant);
        }
        waiting.sort(Comparator.comparingLong(waits -> waits.point().time()));
        while (!waiting.isEmpty() && waiting.get(0).point().time() <= instant) {
            Waiting next = waiting.remove(0);
            enter(next.code(), next.point());
        }
        derived.rebuild(instant);
        cache.everythingChanged();
    }

    private int waits(MeasurementCode code, long time, Reading reading) {
        for (int i = 0; i < waiting.size(); i++) {
            Waiting candidate = waiting.get(i);
            if (candidate.code().equals(code)
                    && candidate.point().time() == time
                    && candidate.point().origin().reading().equals(reading)) {
                return i;
            }
        }
        return -1;
    }
}
