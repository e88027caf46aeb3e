package io.clinstream.engine.vector;

import java.util.List;

/** The whole UTC hour on a circle, so that 23 and 0 are neighbours. */
final class CalendarFeatures implements SourceFeatures {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final int HOURS = 24;
    private static final int QUARTER = 6;

    /** Sine of 0, 15, … 90 degrees, each the double nearest to it; no library function promises that. */
    private static final double[] SINES = {
        0.0, 0.25881904510252074, 0.5, 0.7071067811865476, 0.8660254037844386, 0.9659258262890683, 1.0
    };

    private final List<FeatureSlot> slots;

    CalendarFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        int hour = (int) Math.floorMod(Math.floorDiv(asOf, HOUR_MILLIS), (long) HOURS);
        for (FeatureSlot slot : slots) {
            values[slot.index()] = switch (slot.statistic()) {
                case SINE -> sine(hour);
                case COSINE -> sine((hour + QUARTER) % HOURS);
                default -> throw new IllegalStateException(slot.statistic() + " is no feature of the calendar");
            };
        }
    }

    private static double sine(int hour) {
        int half = hour % (2 * QUARTER);
        double size = SINES[half <= QUARTER ? half : 2 * QUARTER - half];
        return hour > 2 * QUARTER ? -size : size;
    }
}
