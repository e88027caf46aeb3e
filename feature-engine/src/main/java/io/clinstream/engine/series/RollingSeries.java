package io.clinstream.engine.series;

import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.PointSums;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * A series and the windows {@code (as_of − w, as_of]} over it as time moves on: exact sums to which points are added as
 * they come and from which they are taken as they leave, candidates for the extremes, and counts of values beyond
 * thresholds. A point in order and a step in time cost amortised constant time, whatever the window holds.
 *
 * <p>Holds no point later than its instant. Time moves forward; to go back, {@link #startAt} builds everything anew from
 * the points, with the same result to the bit.
 */
public final class RollingSeries {

    private static final long BEFORE_ALL_TIME = Long.MIN_VALUE / 4;

    private final Series series = new Series();
    private final int decimals;
    private final Window[] windows;
    private final Burden[] burdens;
    private final int[] from;
    private final PointSums[] sums;
    private final long[] burdenCounts;
    private final Extremes least = Extremes.least();
    private final Extremes greatest = Extremes.greatest();
    private final long longest;
    private int dayOnlyPoints;
    private long asOf = BEFORE_ALL_TIME;

    /**
     * A series without points.
     *
     * @param decimals of the scaled values
     * @param windows bounded windows over it, without repetition
     * @param burdens counts to keep, each over one of the windows
     */
    public RollingSeries(int decimals, List<Window> windows, List<Burden> burdens) {
        this.decimals = decimals;
        this.windows = windows.toArray(Window[]::new);
        this.burdens = burdens.toArray(Burden[]::new);
        this.from = new int[windows.size()];
        this.sums = new PointSums[windows.size()];
        this.burdenCounts = new long[burdens.size()];
        this.longest = windows.stream().mapToLong(Window::millis).max().orElse(0);
        for (int w = 0; w < sums.length; w++) {
            sums[w] = new PointSums(0, decimals);
        }
    }

    /** The points. */
    public Series points() {
        return series;
    }

    /** Length of the longest window, milliseconds; 0 without one. */
    public long longest() {
        return longest;
    }

    /** Decimals of the scaled values. */
    public int decimals() {
        return decimals;
    }

    /** The exact sums over a window at the instant last moved to. */
    public PointSums sums(Window window) {
        return sums[indexOf(window)];
    }

    /** How many points of a window a burden counts at the instant last moved to. */
    public long count(Burden burden) {
        return burdenCounts[Arrays.asList(burdens).indexOf(burden)];
    }

    /** Index of the first point of a window; the size of the series if it is empty. */
    public int firstOf(Window window) {
        return from[indexOf(window)];
    }

    /** The least scaled value in a window; empty without points. */
    public OptionalLong least(Window window) {
        return extreme(least, -1, window);
    }

    /** The greatest scaled value in a window; empty without points. */
    public OptionalLong greatest(Window window) {
        return extreme(greatest, 1, window);
    }

    /** Adds a point that is not later than the instant last moved to. */
    public void add(Point point) {
        int index = series.add(point);
        if (index == 0 && series.size() == 1) {
            rebase(point.time());
        }
        boolean dayOnly = point.origin().dayOnly();
        for (int w = 0; w < from.length; w++) {
            Window window = windows[w];
            if (point.time() <= asOf - window.millis()) {
                from[w]++;
            } else if (!dayOnly || window.admitsDayPrecision()) {
                enter(w, point.time(), point.value());
            }
        }
        if (dayOnly) {
            dayOnlyPoints++;
        } else if (point.time() > asOf - longest) {
            least.add(point.time(), point.value());
            greatest.add(point.time(), point.value());
        }
    }

    /** Removes the point at an index. */
    public void remove(int index) {
        long time = series.time(index);
        long value = series.value(index);
        boolean dayOnly = series.dayOnly(index);
        series.remove(index);
        for (int w = 0; w < from.length; w++) {
            Window window = windows[w];
            if (index < from[w]) {
                from[w]--;
            } else if (!dayOnly || window.admitsDayPrecision()) {
                leave(w, time, value);
            }
        }
        if (dayOnly) {
            dayOnlyPoints--;
        } else {
            least.remove(time, value, series);
            greatest.remove(time, value, series);
        }
    }

    /** Forgets points, from one index to before another, that no window holds. */
    public void forget(int first, int end) {
        for (int i = first; i < end; i++) {
            if (series.dayOnly(i)) {
                dayOnlyPoints--;
            }
        }
        series.remove(first, end);
        for (int w = 0; w < from.length; w++) {
            from[w] -= end - first;
        }
    }

    /** Lets time pass: points leave the windows. The instant is not earlier than the one before. */
    public void moveTo(long instant) {
        asOf = instant;
        for (int w = 0; w < from.length; w++) {
            Window window = windows[w];
            long edge = instant - window.millis();
            while (from[w] < series.size() && series.time(from[w]) <= edge) {
                int leaving = from[w]++;
                if (window.admitsDayPrecision() || !series.dayOnly(leaving)) {
                    leave(w, series.time(leaving), series.value(leaving));
                }
            }
        }
        least.evict(instant - longest);
        greatest.evict(instant - longest);
    }

    /** Builds every window anew at an instant, earlier or later; no point may be later than it. */
    public void startAt(long instant) {
        asOf = instant;
        least.clear();
        greatest.clear();
        Arrays.fill(burdenCounts, 0);
        rebase(series.size() == 0 ? 0 : series.time(0));
        for (int w = 0; w < from.length; w++) {
            Window window = windows[w];
            from[w] = series.firstAfter(instant - window.millis());
            for (int i = from[w]; i < series.size(); i++) {
                if (window.admitsDayPrecision() || !series.dayOnly(i)) {
                    enter(w, series.time(i), series.value(i));
                }
            }
        }
        dayOnlyPoints = 0;
        int inside = series.firstAfter(instant - longest);
        for (int i = 0; i < series.size(); i++) {
            if (series.dayOnly(i)) {
                dayOnlyPoints++;
            } else if (i >= inside) {
                least.add(series.time(i), series.value(i));
                greatest.add(series.time(i), series.value(i));
            }
        }
    }

    /** When the next point leaves a window, later than the instant last moved to; {@link Long#MAX_VALUE} if none will. */
    public long nextDeparture() {
        long next = Long.MAX_VALUE;
        for (int w = 0; w < from.length; w++) {
            Window window = windows[w];
            int leaving = from[w];
            while (leaving < series.size() && !window.admitsDayPrecision() && series.dayOnly(leaving)) {
                leaving++;
            }
            if (leaving < series.size()) {
                next = Math.min(next, series.time(leaving) + window.millis());
            }
        }
        return next;
    }

    private void enter(int w, long time, long value) {
        sums[w].add(time, value);
        count(w, value, 1);
    }

    private void leave(int w, long time, long value) {
        sums[w].remove(time, value);
        count(w, value, -1);
    }

    private void count(int w, long value, int step) {
        for (int b = 0; b < burdenCounts.length; b++) {
            Burden burden = burdens[b];
            if (burden.window() == windows[w] && burden.counts(value)) {
                burdenCounts[b] += step;
            }
        }
    }

    /** Small offsets keep the sums of products small; the results do not depend on the origin. */
    private void rebase(long origin) {
        for (int w = 0; w < sums.length; w++) {
            sums[w] = new PointSums(origin, decimals);
        }
    }

    private OptionalLong extreme(Extremes extremes, long sign, Window window) {
        long edge = asOf - window.millis();
        boolean found = extremes.presentAfter(edge);
        long best = found ? extremes.valueAfter(edge) : 0;
        if (dayOnlyPoints > 0 && window.admitsDayPrecision()) {
            for (int i = firstOf(window); i < series.size(); i++) {
                if (series.dayOnly(i) && (!found || series.value(i) * sign > best * sign)) {
                    best = series.value(i);
                    found = true;
                }
            }
        }
        return found ? OptionalLong.of(best) : OptionalLong.empty();
    }

    private int indexOf(Window window) {
        for (int w = 0; w < windows.length; w++) {
            if (windows[w] == window) {
                return w;
            }
        }
        throw new IllegalArgumentException("no " + window.label() + " window is kept here");
    }
}
