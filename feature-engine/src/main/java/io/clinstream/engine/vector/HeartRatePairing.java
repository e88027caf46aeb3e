package io.clinstream.engine.vector;

import io.clinstream.engine.series.Series;
import java.util.function.LongConsumer;

/**
 * Which heart rates belong to a systolic pressure: that of the same reading, or else those of the nearest instant
 * within 5 minutes, the earlier of two equally near. Where either is known only to the day, only the same reading will
 * do: five minutes cannot be told.
 */
final class HeartRatePairing {

    static final long TOLERANCE_MILLIS = 5 * 60_000L;

    private HeartRatePairing() {}

    /** Visits the scaled heart rates for the systolic pressure at {@code index}. */
    static void forEachHeartRate(Series rates, Series systolic, int index, LongConsumer rate) {
        long time = systolic.time(index);
        int end = rates.firstAfter(time);
        if (ofReading(rates, end - 1, systolic, index, rate) || systolic.dayOnly(index)) {
            return;
        }
        int earlier = skipDayOnly(rates, end - 1, -1);
        int later = skipDayOnly(rates, end, 1);
        long before = earlier >= 0 ? time - rates.time(earlier) : Long.MAX_VALUE;
        long after = later < rates.size() ? rates.time(later) - time : Long.MAX_VALUE;
        if (Math.min(before, after) <= TOLERANCE_MILLIS) {
            if (before <= after) {
                atInstant(rates, earlier, -1, rate);
            } else {
                atInstant(rates, later, 1, rate);
            }
        }
    }

    private static boolean ofReading(Series rates, int newest, Series systolic, int index, LongConsumer rate) {
        boolean found = false;
        for (int i = newest; i >= 0 && rates.time(i) == systolic.time(index); i--) {
            if (rates.sameReading(i, systolic, index)) {
                rate.accept(rates.value(i));
                found = true;
            }
        }
        return found;
    }

    private static void atInstant(Series rates, int start, int step, LongConsumer rate) {
        for (int i = start; i >= 0 && i < rates.size() && rates.time(i) == rates.time(start); i += step) {
            if (!rates.dayOnly(i)) {
                rate.accept(rates.value(i));
            }
        }
    }

    private static int skipDayOnly(Series rates, int start, int step) {
        int i = start;
        while (i >= 0 && i < rates.size() && rates.dayOnly(i)) {
            i += step;
        }
        return i;
    }
}
