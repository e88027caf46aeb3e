package io.clinstream.benchmarks.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * An endless stream of readings: every patient is measured once per interval, at an offset of its own, and a share of
 * the readings arrives late. The same seed gives the same stream.
 *
 * <p>Time is the ward's own and starts in the past: a reading is stamped with the time at which it would have arrived,
 * so that a day of readings can be worked off in seconds and every window is as full as in life.
 */
public final class Ward {

    /** The first instant of every stream. */
    public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    /** Two of a hundred readings arrive late. */
    public static final int LATE_PER_HUNDRED = 2;

    /** The longest delay of a late reading. */
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(30);

    private static final int TRANSIT_MILLIS = 200;

    private final long seed;
    private final int patients;
    private final long intervalMillis;
    private final Deque<Reading> due = new ArrayDeque<>();
    private final TreeMap<Long, List<Reading>> delayed = new TreeMap<>();
    private long round;

    /**
     * A ward.
     *
     * @param patients how many there are
     * @param interval between two measurements of one patient
     */
    public Ward(long seed, int patients, Duration interval) {
        if (patients < 1 || interval.toMillis() < 1) {
            throw new IllegalArgumentException("a ward needs patients and an interval");
        }
        this.seed = seed;
        this.patients = patients;
        this.intervalMillis = interval.toMillis();
    }

    /** How many patients there are. */
    public int patients() {
        return patients;
    }

    /** The next reading in the order of arrival. */
    public Reading next() {
        while (due.isEmpty()) {
            fill();
        }
        return due.removeFirst();
    }

    private void fill() {
        long begin = START.toEpochMilli() + round * intervalMillis;
        List<Reading> arrivals = new ArrayList<>(patients);
        for (int patient = 0; patient < patients; patient++) {
            long eventTime = begin + patient * intervalMillis / patients;
            long random = mix(seed ^ mix(patient * 1_000_003L + round));
            int beats = 60 + Math.floorMod(random >>> 32, 40) + (int) (10 * Math.sin(round / 200.0 + patient));
            boolean late = Math.floorMod(random, 100) < LATE_PER_HUNDRED;
            long delay = late ? 1_000L + Math.floorMod(random >>> 8, LONGEST_DELAY.toMillis()) : 0;
            Reading reading = new Reading(idOf(patient), eventTime, eventTime + TRANSIT_MILLIS + delay, beats);
            if (late) {
                delayed.computeIfAbsent(reading.arrivesAt(), instant -> new ArrayList<>())
                        .add(reading);
            } else {
                arrivals.add(reading);
            }
        }
        round++;
        var arrived = delayed.headMap(begin + intervalMillis + TRANSIT_MILLIS);
        arrived.values().forEach(arrivals::addAll);
        arrived.clear();
        arrivals.sort(Comparator.comparingLong(Reading::arrivesAt));
        due.addAll(arrivals);
    }

    private static String idOf(int patient) {
        return String.format(Locale.ROOT, "PT%05d", patient);
    }

    /** The finaliser of SplitMix64: neighbouring numbers come out unrelated. */
    private static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
