package io.clinstream.engine.series;

import java.util.Arrays;

/**
 * The candidates for the greatest value of any window that ends now: every point that no later one reaches. Each window
 * finds its greatest value at the first candidate inside it. Values are compared times {@code sign}, so that −1 gives
 * the least. A point in order costs amortised constant time; taking one out costs the points between its neighbours.
 */
final class Extremes {

    private static final int FIRST_CAPACITY = 8;

    private final long sign;
    private long[] times = new long[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private int head;
    private int tail;

    private Extremes(long sign) {
        this.sign = sign;
    }

    static Extremes greatest() {
        return new Extremes(1);
    }

    static Extremes least() {
        return new Extremes(-1);
    }

    void clear() {
        head = 0;
        tail = 0;
    }

    /** Takes in a point, wherever it stands in time. */
    void add(long time, long value) {
        int behind = firstAfter(time - 1);
        if (behind < tail && values[behind] * sign >= value * sign) {
            return;
        }
        int before = behind;
        while (behind < tail && times[behind] == time) {
            behind++;
        }
        while (before > head && values[before - 1] * sign <= value * sign) {
            before--;
        }
        replace(before, behind, time, value);
    }

    /** Takes out a point that stands no longer in the series. */
    void remove(long time, long value, Series series) {
        int index = firstAfter(time - 1);
        if (index == tail || times[index] != time || values[index] != value) {
            return;
        }
        System.arraycopy(times, index + 1, times, index, tail - index - 1);
        System.arraycopy(values, index + 1, values, index, tail - index - 1);
        tail--;
        long since = index > head ? times[index - 1] : Long.MIN_VALUE;
        for (int i = series.firstAfter(time) - 1; i >= 0 && series.time(i) > since; i--) {
            if (!series.dayOnly(i)) {
                add(series.time(i), series.value(i));
            }
        }
    }

    /** Forgets candidates that no window will reach any more. */
    void evict(long upTo) {
        while (head < tail && times[head] <= upTo) {
            head++;
        }
    }

    /** Whether there is a candidate later than an instant. */
    boolean presentAfter(long time) {
        return tail > head && times[tail - 1] > time;
    }

    /** The extreme value of the points later than an instant; there must be one. */
    long valueAfter(long time) {
        return values[firstAfter(time)];
    }

    private int firstAfter(long time) {
        int low = head;
        int high = tail;
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

    /** Puts one candidate in the place of those from one index to before another. */
    private void replace(int from, int to, long time, long value) {
        if (from == to && tail == times.length) {
            makeRoom();
            replaceAt(firstAfter(time - 1), firstAfter(time - 1), time, value);
        } else {
            replaceAt(from, to, time, value);
        }
    }

    private void replaceAt(int from, int to, long time, long value) {
        System.arraycopy(times, to, times, from + 1, tail - to);
        System.arraycopy(values, to, values, from + 1, tail - to);
        times[from] = time;
        values[from] = value;
        tail += 1 - (to - from);
    }

    private void makeRoom() {
        int count = tail - head;
        int capacity = count * 2 > times.length ? times.length * 2 : times.length;
        long[] roomierTimes = new long[capacity];
        long[] roomierValues = new long[capacity];
        System.arraycopy(times, head, roomierTimes, 0, count);
        System.arraycopy(values, head, roomierValues, 0, count);
        times = roomierTimes;
        values = roomierValues;
        head = 0;
        tail = count;
    }

    @Override
    public String toString() {
        return "Extremes" + Arrays.toString(Arrays.copyOfRange(values, head, tail));
    }
}
