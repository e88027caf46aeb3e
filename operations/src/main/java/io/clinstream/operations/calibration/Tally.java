package io.clinstream.operations.calibration;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What was counted over patients. Adding is exact and independent of order.
 *
 * @param patients patients read
 * @param septicPatients of them, those with an onset
 * @param hours where the patient-hours went
 * @param totals one entry per NEWS2 total, 0 to 20 in order
 */
record Tally(long patients, long septicPatients, HourCounts hours, List<TotalTally> totals) {

    /** NEWS2 totals run from 0 to 20. */
    static final int TOTALS = 21;

    static final Tally NONE = new Tally(
            0,
            0,
            HourCounts.NONE,
            IntStream.range(0, TOTALS).mapToObj(TotalTally::empty).toList());

    Tally {
        totals = List.copyOf(totals);
    }

    Tally plus(Tally other) {
        return new Tally(
                patients + other.patients,
                septicPatients + other.septicPatients,
                hours.plus(other.hours),
                IntStream.range(0, TOTALS)
                        .mapToObj(total -> totals.get(total).plus(other.totals.get(total)))
                        .toList());
    }

    long events() {
        return totals.stream().mapToLong(TotalTally::events).sum();
    }

    /** Share of patient-hours with a known outcome that were followed by an onset. */
    double baseRate() {
        return (double) events() / hours.known();
    }

    /**
     * Area under the ROC curve of the total alone: the chance that an hour followed by an onset has the higher total of
     * two, a tie counting half.
     */
    double auroc() {
        double won = 0;
        long freeBelow = 0;
        for (TotalTally total : totals) {
            long free = total.hours() - total.events();
            won += total.events() * (freeBelow + free / 2.0);
            freeBelow += free;
        }
        return won / ((double) events() * freeBelow);
    }
}
