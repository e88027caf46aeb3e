package io.clinstream.training.ward;

import java.util.Arrays;
import java.util.BitSet;

/** The truth about one patient of a ward with known hazard, hour by hour without a gap. */
public final class PatientTruth {

    private static final long HOUR = 3_600_000L;

    private final long start;
    private final double[] hazards;
    private final double[] risks;
    private final BitSet events;

    private PatientTruth(Builder built) {
        this.start = built.start;
        this.hazards = Arrays.copyOf(built.hazards, built.hours);
        this.risks = Arrays.copyOf(built.risks, built.hours);
        this.events = built.events;
    }

    /** Number of hours. */
    public int hours() {
        return hazards.length;
    }

    /** When an hour begins, epoch milliseconds. */
    public long instant(int hour) {
        return start + hour * HOUR;
    }

    /**
     * The hour that holds an instant.
     *
     * @return −1 if none does
     */
    public int hourOf(long instant) {
        long hour = Math.floorDiv(instant - start, HOUR);
        return hour >= 0 && hour < hazards.length ? (int) hour : -1;
    }

    /** Rate of events in an hour. */
    public double hazard(int hour) {
        return hazards[hour];
    }

    /** Probability of an event within 24 hours of the beginning of an hour. */
    public double risk(int hour) {
        return risks[hour];
    }

    /** Whether an event began in any of the hours {@code from} to {@code to}, the last one excluded. */
    public boolean eventIn(int from, int to) {
        int next = events.nextSetBit(from);
        return next >= 0 && next < to;
    }

    /** Takes one hour after the other. */
    static final class Builder {

        private static final int ROOM = 64;

        private final long start;
        private double[] hazards = new double[ROOM];
        private double[] risks = new double[ROOM];
        private final BitSet events = new BitSet();
        private int hours;

        Builder(long start) {
            this.start = start;
        }

        /** When the next hour must begin. */
        long next() {
            return start + hours * HOUR;
        }

        void add(double hazard, double risk, boolean event) {
            if (hours == hazards.length) {
                hazards = Arrays.copyOf(hazards, 2 * hours);
                risks = Arrays.copyOf(risks, 2 * hours);
            }
            hazards[hours] = hazard;
            risks[hours] = risk;
            events.set(hours, event);
            hours++;
        }

        PatientTruth build() {
            return new PatientTruth(this);
        }
    }
}
