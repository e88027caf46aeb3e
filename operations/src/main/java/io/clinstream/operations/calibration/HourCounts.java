package io.clinstream.operations.calibration;

/**
 * Where the patient-hours went.
 *
 * @param all rows read
 * @param known scored, with a known outcome: these are in the table
 * @param insufficient fewer than four of the five measured vitals in 24 hours
 * @param censored scored, outcome unknown because the record ends within 24 hours
 * @param afterOnset at or after the onset
 */
record HourCounts(long all, long known, long insufficient, long censored, long afterOnset) {

    static final HourCounts NONE = new HourCounts(0, 0, 0, 0, 0);

    HourCounts plus(HourCounts other) {
        return new HourCounts(
                all + other.all,
                known + other.known,
                insufficient + other.insufficient,
                censored + other.censored,
                afterOnset + other.afterOnset);
    }
}
