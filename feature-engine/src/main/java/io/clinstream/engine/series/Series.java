package io.clinstream.engine.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The current points of one signal or analyte, by event time, in arrays: a few dozen bytes each. Points of one instant
 * stand side by side in no particular order; no statistic may depend on it.
 */
public final class Series {

    /** Stands for a limit of normal that was not reported. */
    public static final long NO_LIMIT = Long.MIN_VALUE;

    /** A series without points; nothing may be added to it. */
    public static final Series NONE = new Series();

    private static final int FIRST_CAPACITY = 8;

    private long[] times = new long[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private byte[] remarks = new byte[FIRST_CAPACITY];
    private @Nullable Origin[] origins = new Origin[FIRST_CAPACITY];
    private long @Nullable [] lowerLimits;
    private long @Nullable [] upperLimits;
    private int size;

    /** Number of points. */
    public int size() {
        return size;
    }

    /** Event time of a point, epoch milliseconds. */
    public long time(int index) {
        return times[index];
    }

    /** Scaled value of a point, with the decimals of the series' code. */
    public long value(int index) {
        return values[index];
    }

    /** Where a point comes from. */
    public Origin origin(int index) {
        Origin origin = origins[index];
        if (origin == null || index >= size) {
            throw new IndexOutOfBoundsException("no point " + index + " in a series of " + size);
        }
        return origin;
    }

    /** Whether the point is known only to the calendar day: it enters no window shorter than 24 hours. */
    public boolean dayOnly(int index) {
        return origin(index).dayOnly();
    }

    /** When its source had the point, epoch milliseconds; {@link Origin#UNKNOWN} where it does not say. */
    public long availableAt(int index) {
        return origin(index).availableAt();
    }

    /** When the point first arrived here, epoch milliseconds. */
    public long arrivedAt(int index) {
        return origin(index).arrivedAt();
    }

    /** Whether intake remarked that on the point. */
    public boolean remarked(int index, Remark remark) {
        return remark.in(remarks[index]);
    }

    /** Everything remarked on the point, as {@link Remark#bits}. */
    public int remarks(int index) {
        return remarks[index];
    }

    /** Scaled lower limit of normal of the point's own record; {@link #NO_LIMIT} where not reported. */
    public long lowerLimit(int index) {
        return lowerLimits == null ? NO_LIMIT : lowerLimits[index];
    }

    /** Scaled upper limit of normal of the point's own record; {@link #NO_LIMIT} where not reported. */
    public long upperLimit(int index) {
        return upperLimits == null ? NO_LIMIT : upperLimits[index];
    }

    /** Whether two points come from one reading: same instant, source and context. */
    public boolean sameReading(int index, Series other, int otherIndex) {
        return times[index] == other.times[otherIndex]
                && origin(index).reading().equals(other.origin(otherIndex).reading());
    }

    /** Index of the first point later than an instant; {@link #size} if there is none. */
    public int firstAfter(long time) {
        if (size == 0 || times[size - 1] <= time) {
            return size;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
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
        while (first > 0 && times[first - 1] == times[index]) {
            first--;
        }
        return first;
    }

    /** Index of the point of a reading at an instant; −1 if there is none. */
    public int find(long time, Reading reading) {
        for (int i = firstAfter(time) - 1; i >= 0 && times[i] == time; i--) {
            if (origin(i).reading().equals(reading)) {
                return i;
            }
        }
        return -1;
    }

    /** Adds a point and tells its index: behind those of the same instant. */
    public int add(Point point) {
        int index = firstAfter(point.time());
        if (size == times.length) {
            resize(size * 2);
        }
        if (point.limited() && lowerLimits == null) {
            lowerLimits = new long[times.length];
            upperLimits = new long[times.length];
            Arrays.fill(lowerLimits, NO_LIMIT);
            Arrays.fill(upperLimits, NO_LIMIT);
        }
        shift(index, index + 1, size - index);
        times[index] = point.time();
        values[index] = point.value();
        remarks[index] = (byte) point.remarks();
        origins[index] = point.origin();
        if (lowerLimits != null && upperLimits != null) {
            lowerLimits[index] = point.lowerLimit();
            upperLimits[index] = point.upperLimit();
        }
        size++;
        return index;
    }

    /** The point at an index. */
    public Point point(int index) {
        return new Point(
                times[index], values[index], origin(index), remarks[index], lowerLimit(index), upperLimit(index));
    }

    /** Removes the point at an index. */
    public void remove(int index) {
        shift(index + 1, index, size - index - 1);
        size--;
        origins[size] = null;
    }

    /** Removes the points from one index to before another. */
    public void remove(int from, int to) {
        shift(to, from, size - to);
        int before = size;
        size -= to - from;
        Arrays.fill(origins, size, before, null);
        if (size * 4 < times.length && times.length > FIRST_CAPACITY) {
            resize(Math.max(FIRST_CAPACITY, size * 2));
        }
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(times, from, times, to, count);
        System.arraycopy(values, from, values, to, count);
        System.arraycopy(remarks, from, remarks, to, count);
        System.arraycopy(origins, from, origins, to, count);
        if (lowerLimits != null && upperLimits != null) {
            System.arraycopy(lowerLimits, from, lowerLimits, to, count);
            System.arraycopy(upperLimits, from, upperLimits, to, count);
        }
    }

    private void resize(int capacity) {
        times = Arrays.copyOf(times, capacity);
        values = Arrays.copyOf(values, capacity);
        remarks = Arrays.copyOf(remarks, capacity);
        origins = Arrays.copyOf(origins, capacity);
        if (lowerLimits != null && upperLimits != null) {
            lowerLimits = Arrays.copyOf(lowerLimits, capacity);
            upperLimits = Arrays.copyOf(upperLimits, capacity);
        }
    }
}
