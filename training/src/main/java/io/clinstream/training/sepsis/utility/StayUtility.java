package io.clinstream.training.sepsis.utility;

/**
 * The utilities of one patient's hours. As each hour counts for itself, an alarm adds its gain over silence.
 *
 * <p>Not a record: records and arrays do not go together.
 */
public final class StayUtility {

    private final double[] gains;
    private final double inaction;
    private final double best;

    private StayUtility(double[] gains, double inaction, double best) {
        this.gains = gains;
        this.inaction = inaction;
        this.best = best;
    }

    /**
     * The utilities of a patient.
     *
     * @param labels the challenge's SepsisLabel, row by row; rows are hours without gap
     */
    public static StayUtility of(boolean[] labels) {
        int first = 0;
        while (first < labels.length && !labels[first]) {
            first++;
        }
        boolean septic = first < labels.length;
        int onset = first - HourUtility.OPTIMAL;
        double[] gains = new double[labels.length];
        double inaction = 0;
        double best = 0;
        for (int row = 0; row < labels.length; row++) {
            int hours = row - onset;
            double silence = septic ? HourUtility.silenceOfSeptic(hours) : 0;
            double alarm = septic ? HourUtility.alarmOfSeptic(hours) : HourUtility.alarmOfOther();
            boolean shouldAlarm = septic && hours >= HourUtility.EARLIEST && hours <= HourUtility.LATEST;
            gains[row] = alarm - silence;
            inaction += silence;
            best += shouldAlarm ? alarm : silence;
        }
        return new StayUtility(gains, inaction, best);
    }

    /** Number of hours. */
    public int hours() {
        return gains.length;
    }

    /** What an alarm in an hour is worth more than silence. */
    public double gain(int row) {
        return gains[row];
    }

    /** Utility without any alarm. */
    public double inaction() {
        return inaction;
    }

    /** Utility of alarms from 12 hours before to 3 hours after the onset and no others. */
    public double best() {
        return best;
    }

    /**
     * Utility of these alarms.
     *
     * @param alarms one per hour
     */
    public double withAlarms(boolean[] alarms) {
        if (alarms.length != gains.length) {
            throw new IllegalArgumentException(
                    "alarms must be " + gains.length + ", one per hour, were " + alarms.length);
        }
        double sum = inaction;
        for (int row = 0; row < gains.length; row++) {
            sum += alarms[row] ? gains[row] : 0;
        }
        return sum;
    }
}
