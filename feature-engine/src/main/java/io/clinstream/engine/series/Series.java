package io.clinstream.engine.series;

import java.util.Arrays;

/**
 * The current points of one signal or analyte, by event time. Points of one instant stand side by side in no
 * particular order; no statistic may depend on it.
 */
public final class Series {

    private static final int FIRST_CAPACITY = 16;

    private long[] times = new long[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private boolean[] dayOnly = new boolean[FIRST_CAPACITY];
    private MeasurementIdentity[] identities = new MeasurementIdentity[FIRST_CAPACITY];
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

    /** Whether the point is known only to the calendar day: it enters no window shorter than 24 hours. */
    public boolean dayOnly(int index) {
        return dayOnly[index];
    }

    /** What the point is a measurement of. */
    public MeasurementIdentity identity(int index) {
        return identities[index];
    }

    /** Index of the first point later than an instant; {@link #size} if there is none. */
    public int firstAfter(long time) {
        int low = 0;
        int high = size;
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

    /** Adds a point. */
    public void add(MeasurementIdentity identity, long value, boolean knownToTheDayOnly) {
        if (size == times.length) {
            grow();
        }
        int index = firstAfter(identity.eventTime());
        int moved = size - index;
        System.arraycopy(times, index, times, index + 1, moved);
        System.arraycopy(values, index, values, index + 1, moved);
        System.arraycopy(dayOnly, index, dayOnly, index + 1, moved);
        System.arraycopy(identities, index, identities, index + 1, moved);
        times[index] = identity.eventTime();
        values[index] = value;
        dayOnly[index] = knownToTheDayOnly;
        identities[index] = identity;
        size++;
    }

    /** Removes the point of an identity, if there is one. */
    public void remove(MeasurementIdentity identity) {
        for (int i = firstAfter(identity.eventTime()) - 1; i >= 0 && times[i] == identity.eventTime(); i--) {
            if (identities[i].equals(identity)) {
                int moved = size - i - 1;
                System.arraycopy(times, i + 1, times, i, moved);
                System.arraycopy(values, i + 1, values, i, moved);
                System.arraycopy(dayOnly, i + 1, dayOnly, i, moved);
                System.arraycopy(identities, i + 1, identities, i, moved);
                size--;
                return;
            }
        }
    }

    private void grow() {
        int capacity = size * 2;
        times = Arrays.copyOf(times, capacity);
        values = Arrays.copyOf(values, capacity);
        dayOnly = Arrays.copyOf(dayOnly, capacity);
        identities = Arrays.copyOf(identities, capacity);
    }
}
