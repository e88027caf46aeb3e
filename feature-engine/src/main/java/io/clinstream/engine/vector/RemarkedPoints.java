package io.clinstream.engine.vector;

import io.clinstream.engine.series.Origin;
import io.clinstream.engine.series.Point;
import io.clinstream.engine.series.Remark;
import io.clinstream.engine.series.Series;
import java.util.EnumMap;
import java.util.Map;

/** The few points that are counted for their quality: remarked ones by event time, late ones by their arrival. */
final class RemarkedPoints {

    /** A point arrives late when it needed more than this from its event: the grace of the clinical reference. */
    static final long GRACE_MILLIS = 24 * 3_600_000L;

    private final Map<Remark, Series> remarked = new EnumMap<>(Remark.class);
    private final Series lateArrivals = new Series();

    Series of(Remark remark) {
        return remarked.getOrDefault(remark, Series.NONE);
    }

    Series lateArrivals() {
        return lateArrivals;
    }

    static boolean concerns(Point point) {
        return point.remarks() != 0 || late(point);
    }

    void add(Point point) {
        if (!concerns(point)) {
            return;
        }
        for (Remark remark : Remark.values()) {
            if (remark.in(point.remarks())) {
                remarked.computeIfAbsent(remark, any -> new Series()).add(point);
            }
        }
        if (late(point)) {
            lateArrivals.add(atArrival(point));
        }
    }

    void add(Series points, int index) {
        if (points.remarks(index) != 0 || late(points.origin(index), points.time(index))) {
            add(points.point(index));
        }
    }

    void forget(Series points, int index) {
        if (points.remarks(index) != 0 || late(points.origin(index), points.time(index))) {
            remove(points.point(index));
        }
    }

    void remove(Point point) {
        if (!concerns(point)) {
            return;
        }
        for (Remark remark : Remark.values()) {
            if (remark.in(point.remarks())) {
                remove(of(remark), point);
            }
        }
        if (late(point)) {
            remove(lateArrivals, atArrival(point));
        }
    }

    void clear() {
        remarked.clear();
        lateArrivals.remove(0, lateArrivals.size());
    }

    private static void remove(Series points, Point point) {
        for (int i = points.firstAfter(point.time()) - 1; i >= 0 && points.time(i) == point.time(); i--) {
            if (points.origin(i).equals(point.origin())) {
                points.remove(i);
                return;
            }
        }
    }

    private static boolean late(Point point) {
        return late(point.origin(), point.time());
    }

    private static boolean late(Origin origin, long time) {
        return origin.arrivedAt() - time > GRACE_MILLIS && !origin.dayOnly();
    }

    private static Point atArrival(Point point) {
        return new Point(
                point.origin().arrivedAt(),
                point.value(),
                point.origin(),
                point.remarks(),
                Series.NO_LIMIT,
                Series.NO_LIMIT);
    }
}
