package io.clinstream.engine.series;

import java.util.ArrayList;
import java.util.List;

/**
 * The current points of one signal or analyte, by event time. Points of one instant stand side by side in no
 * particular order; no statistic may depend on it.
 */
public final class Series {

    /** Stands for a limit of normal that was not reported. */
    public static final long NO_LIMIT = Long.MIN_VALUE;

    /** A series without points; nothing may be added to it. */
    public static final Series NONE = new Series();

    private final List<Point> points = new ArrayList<>();

    /** What a point says beside its identity. */
    public interface Content {

        /** Scaled value. */
        long value();

        /** Whether only the calendar day of the event is known. */
        boolean dayOnly();

        /** Epoch milliseconds, {@link Long#MIN_VALUE} where the source does not say. */
        long availableAt();

        /** Epoch milliseconds. */
        long arrivedAt();

        /** As {@link Remark#bits}. */
        int remarks();

        /** Scaled, or {@link #NO_LIMIT}. */
        long lowerLimit();

        /** Scaled, or {@link #NO_LIMIT}. */
        long upperLimit();
    }

    private record Point(MeasurementIdentity identity, Content content) {}

    /** Number of points. */
    public int size() {
        return points.size();
    }

    /** Event time of a point, epoch milliseconds. */
    public long time(int index) {
        return points.get(index).identity.eventTime();
    }

    /** Scaled value of a point, with the decimals of the series' code. */
    public long value(int index) {
        return points.get(index).content.value();
    }

    /** Whether the point is known only to the calendar day: it enters no window shorter than 24 hours. */
    public boolean dayOnly(int index) {
        return points.get(index).content.dayOnly();
    }

    /** What the point is a measurement of. */
    public MeasurementIdentity identity(int index) {
        return points.get(index).identity;
    }

    /** When its source had the point, epoch milliseconds; {@link Long#MIN_VALUE} where it does not say. */
    public long availableAt(int index) {
        return points.get(index).content.availableAt();
    }

    /** When the point first arrived here, epoch milliseconds. */
    public long arrivedAt(int index) {
        return points.get(index).content.arrivedAt();
    }

    /** Whether intake remarked that on the point. */
    public boolean remarked(int index, Remark remark) {
        return remark.in(points.get(index).content.remarks());
    }

    /** Scaled lower limit of normal of the point's own record; {@link #NO_LIMIT} where not reported. */
    public long lowerLimit(int index) {
        return points.get(index).content.lowerLimit();
    }

    /** Scaled upper limit of normal of the point's own record; {@link #NO_LIMIT} where not reported. */
    public long upperLimit(int index) {
        return points.get(index).content.upperLimit();
    }

    /** Index of the first point later than an instant; {@link #size} if there is none. */
    public int firstAfter(long time) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Index of the first point at the same instant as the point at {@code index}. */
    public int firstOfInstant(int index) {
        int first = index;
        while (first > 0 && time(first - 1) == time(index)) {
            first--;
        }
        return first;
    }

    /** Adds a point. */
    public void add(MeasurementIdentity identity, Content content) {
        points.add(firstAfter(identity.eventTime()), new Point(identity, content));
    }

    /** Removes the point of an identity, if there is one. */
    public void remove(MeasurementIdentity identity) {
        for (int i = firstAfter(identity.eventTime()) - 1; i >= 0 && time(i) == identity.eventTime(); i--) {
            if (identity(i).equals(identity)) {
                points.remove(i);
                return;
            }
        }
    }
}
