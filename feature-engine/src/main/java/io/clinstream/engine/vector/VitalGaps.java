package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.series.Point;
import io.clinstream.engine.series.RollingSeries;
import io.clinstream.engine.series.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * The instants at which any of the six core vital signs was measured, and the silence between them. A gap stands at the
 * instant at which it begins.
 */
public final class VitalGaps {

    /** The core vital signs. */
    public static final List<Signal> CORE = List.of(
            Signal.HEART_RATE,
            Signal.BP_SYSTOLIC,
            Signal.BP_DIASTOLIC,
            Signal.RESPIRATORY_RATE,
            Signal.TEMPERATURE,
            Signal.SPO2);

    private static final Window WINDOW = Window.ONE_DAY;

    private final PatientPoints points;
    private final Series instants = new Series();
    private final RollingSeries gaps = new RollingSeries(0, List.of(WINDOW), List.of());
    private final List<Long> stale = new ArrayList<>(2);
    private long asOf = Long.MIN_VALUE;

    VitalGaps(PatientPoints points) {
        this.points = points;
    }

    /** The longest time in the last 24 hours without a core vital sign, milliseconds; the edges of the window count. */
    public long longestMillis() {
        long edge = asOf - WINDOW.millis();
        int first = instants.firstAfter(edge);
        if (first == instants.size()) {
            return WINDOW.millis();
        }
        long atTheEdges = Math.max(instants.time(first) - edge, asOf - instants.time(instants.size() - 1));
        return Math.max(atTheEdges, gaps.greatest(WINDOW).orElse(0));
    }

    void changed(Signal signal, long time) {
        if (CORE.contains(signal) && (stale.isEmpty() || stale.get(stale.size() - 1) != time)) {
            stale.add(time);
        }
    }

    void refresh(long instant) {
        if (instant != asOf) {
            asOf = instant;
            gaps.moveTo(instant);
        }
        if (!stale.isEmpty()) {
            stale.forEach(this::compute);
            stale.clear();
            forget();
        }
    }

    void rebuild(long instant) {
        asOf = instant;
        stale.clear();
        instants.remove(0, instants.size());
        gaps.forget(0, gaps.points().size());
        gaps.startAt(instant);
        for (Signal signal : CORE) {
            Series vitals = points.of(signal);
            for (int i = vitals.firstAfter(instant - WINDOW.millis()); i < vitals.size(); i++) {
                compute(vitals.time(i));
            }
        }
    }

    private void compute(long time) {
        int index = instants.firstAfter(time) - 1;
        boolean known = index >= 0 && instants.time(index) == time;
        boolean measured = CORE.stream().anyMatch(signal -> measured(points.of(signal), time));
        if (measured && !known) {
            enter(time);
        } else if (known && !measured) {
            leave(index);
        }
    }

    private void enter(long time) {
        int index = instants.add(Point.derived(time, 0, false));
        boolean before = index > 0;
        boolean after = index + 1 < instants.size();
        if (before && after) {
            removeGap(instants.time(index - 1));
        }
        if (before) {
            addGap(instants.time(index - 1), time);
        }
        if (after) {
            addGap(time, instants.time(index + 1));
        }
    }

    private void leave(int index) {
        long time = instants.time(index);
        boolean before = index > 0;
        boolean after = index + 1 < instants.size();
        if (before) {
            removeGap(instants.time(index - 1));
        }
        if (after) {
            removeGap(time);
        }
        if (before && after) {
            addGap(instants.time(index - 1), instants.time(index + 1));
        }
        instants.remove(index);
    }

    private void addGap(long start, long end) {
        gaps.add(Point.derived(start, end - start, false));
    }

    private void removeGap(long start) {
        gaps.remove(gaps.points().firstAfter(start) - 1);
    }

    private void forget() {
        int outside = instants.firstAfter(asOf - WINDOW.millis()) - 1;
        if (outside > 64 && outside * 2 > instants.size()) {
            instants.remove(0, outside);
            gaps.forget(0, outside);
        }
    }

    private static boolean measured(Series vitals, long time) {
        for (int i = vitals.firstAfter(time) - 1; i >= 0 && vitals.time(i) == time; i--) {
            if (!vitals.dayOnly(i)) {
                return true;
            }
        }
        return false;
    }
}
