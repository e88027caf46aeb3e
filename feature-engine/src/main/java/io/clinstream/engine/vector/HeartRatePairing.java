package io.clinstream.engine.vector;

import io.clinstream.engine.series.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * Which heart rates belong to a systolic pressure: that of the same reading, or else those of the nearest instant
 * within 5 minutes, the earlier of two equally near. Where either is known only to the day, only the same reading will
 * do: five minutes cannot be told.
 */
final class HeartRatePairing {

    private static final long TOLERANCE_MILLIS = 5 * 60_000L;

    private HeartRatePairing() {}

    /** Scaled heart rates for the systolic pressure at {@code index}, known to have happened by {@code asOf}. */
    static List<Long> heartRates(Series rates, Series systolic, int index, long asOf) {
        List<Long> ofReading = ofReading(rates, systolic, index);
        if (!ofReading.isEmpty() || systolic.dayOnly(index)) {
            return ofReading;
        }
        long time = systolic.time(index);
        int earlier = skipDayOnly(rates, rates.firstAfter(time) - 1, -1);
        int later = skipDayOnly(rates, rates.firstAfter(time), 1);
        long before = earlier >= 0 ? time - rates.time(earlier) : Long.MAX_VALUE;
        long after = later < rates.size() && rates.time(later) <= asOf ? rates.time(later) - time : Long.MAX_VALUE;
        if (Math.min(before, after) > TOLERANCE_MILLIS) {
            return List.of();
        }
        return before <= after ? atInstant(rates, earlier, -1) : atInstant(rates, later, 1);
    }

    private static List<Long> ofReading(Series rates, Series systolic, int index) {
        List<Long> values = new ArrayList<>(1);
        long time = systolic.time(index);
        for (int i = rates.firstAfter(time) - 1; i >= 0 && rates.time(i) == time; i--) {
            if (rates.identity(i).sameReading(systolic.identity(index))) {
                values.add(rates.value(i));
            }
        }
        return values;
    }

    private static List<Long> atInstant(Series rates, int start, int step) {
        List<Long> values = new ArrayList<>(1);
        for (int i = start; i >= 0 && i < rates.size() && rates.time(i) == rates.time(start); i += step) {
            if (!rates.dayOnly(i)) {
                values.add(rates.value(i));
            }
        }
        return values;
    }

    private static int skipDayOnly(Series rates, int start, int step) {
        int i = start;
        while (i >= 0 && i < rates.size() && rates.dayOnly(i)) {
            i += step;
        }
        return i;
    }
}
