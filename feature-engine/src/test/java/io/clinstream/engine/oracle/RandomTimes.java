package io.clinstream.engine.oracle;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Instants at which things happen and are looked at: together, an edge apart, dense, spread over months. */
final class RandomTimes {

    /** 2026-01-15T00:00:00Z. */
    static final long MIDNIGHT = 1_768_435_200_000L;

    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** The length of every window and look-back, and the distance at which readings are paired. */
    private static final long[] WINDOWS = {
        5 * MINUTE, HOUR, 6 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY
    };

    private final Random random;
    private final long step;

    RandomTimes(Random random) {
        this.random = random;
        long[] steps = {1, 977, MINUTE, 5 * MINUTE, 30 * MINUTE, HOUR, 6 * HOUR};
        this.step = steps[random.nextInt(steps.length)];
    }

    /** When something was measured. */
    long instant(List<PatientEvent> before) {
        int kind = random.nextInt(10);
        if (kind < 4 && !before.isEmpty()) {
            long other = before.get(random.nextInt(before.size())).header().eventTime();
            return kind < 2 ? other : other - window() + millisecond();
        }
        if (kind == 4) {
            return MIDNIGHT + Math.round(random.nextGaussian() * 20 * DAY);
        }
        return kind == 5
                ? MIDNIGHT + (random.nextInt(60) - 30) * HOUR
                : MIDNIGHT + Math.round(random.nextGaussian() * 40) * step;
    }

    /** A day of which no more is known. */
    long day() {
        return MIDNIGHT + (random.nextInt(7) - 3) * DAY;
    }

    /** Soon after, now and then before (a clock that is fast), late by a day or more, or beyond every window. */
    long arrival(long time) {
        return switch (random.nextInt(10)) {
            case 0 -> time + DAY + millisecond();
            case 1 -> time + Math.round(random.nextDouble() * 5 * DAY);
            case 2 -> time + Math.round(random.nextDouble() * 100 * DAY);
            case 3 -> time - random.nextInt(5) * MINUTE;
            default -> time + random.nextInt(90) * MINUTE / 10;
        };
    }

    /** When a source had it. */
    long availability(long time) {
        return random.nextInt(4) == 0 ? time + window() + millisecond() : time + random.nextInt(4) * HOUR;
    }

    /** Instants to look at: on, just before and just after the edges of windows, days and doses, and in between. */
    static List<Long> lookAt(List<PatientEvent> events, int count, Random random) {
        RandomTimes times = new RandomTimes(random);
        List<Long> landmarks = landmarks(events);
        List<Long> instants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long landmark = landmarks.isEmpty() ? MIDNIGHT : landmarks.get(random.nextInt(landmarks.size()));
            instants.add(landmark
                    + switch (random.nextInt(6)) {
                        case 0 -> Math.round(random.nextDouble() * 2 * DAY);
                        case 1 -> Math.round(random.nextDouble() * random.nextDouble() * 120 * DAY);
                        case 2 -> times.millisecond();
                        default -> times.window() + times.millisecond();
                    });
        }
        return instants;
    }

    /** Every instant that an event speaks of. */
    private static List<Long> landmarks(List<PatientEvent> events) {
        List<Long> landmarks = new ArrayList<>();
        for (PatientEvent event : events) {
            landmarks.add(event.header().eventTime());
            landmarks.add(event.header().eventTime());
            landmarks.add(event.header().arrivedAt());
            event.header().availableAt().ifPresent(landmarks::add);
            if (event instanceof AdverseEventReport report) {
                report.endedAt().ifPresent(landmarks::add);
            }
            if (event instanceof SubjectRecord subject) {
                subject.firstDoseAt().ifPresent(landmarks::add);
                subject.lastDoseAt().ifPresent(landmarks::add);
                subject.enrolledAt().ifPresent(landmarks::add);
            }
        }
        return landmarks;
    }

    private long window() {
        return WINDOWS[random.nextInt(WINDOWS.length)];
    }

    private long millisecond() {
        return random.nextInt(3) - 1L;
    }
}
