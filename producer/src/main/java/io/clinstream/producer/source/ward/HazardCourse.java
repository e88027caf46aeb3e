package io.clinstream.producer.source.ward;

import java.time.Instant;
import java.util.Random;

/**
 * One patient of a ward with known hazard, hour by hour: severity, and whether an event comes. Severity, events, readings
 * and faults each have their own randomness, drawn as time passes, so nothing that is shown depends on what comes later.
 */
final class HazardCourse {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final HazardBed bed;
    private final SeverityProcess process;
    private final Hazard hazard;
    private final DayRisk risk;
    private final Random fate;
    private final Random drift;
    private final Random mishaps;
    private double severity;
    private int events;

    /** A course under a hazard; {@code risks} gives the risk of a process. */
    HazardCourse(KnownHazardPlan plan, int number, Hazard hazard, DayRisks risks) {
        Seeds seeds = new Seeds(plan.seed(), number);
        this.bed = new HazardBed(plan, number, seeds.random(0), seeds.random(1));
        this.fate = seeds.random(2);
        this.drift = seeds.random(3);
        this.mishaps = seeds.random(4);
        this.process = SeverityProcess.atAge(bed.age());
        this.hazard = hazard;
        this.risk = risks.of(process);
        this.severity = process.first(drift);
    }

    HazardBed bed() {
        return bed;
    }

    Random mishaps() {
        return mishaps;
    }

    double severity() {
        return severity;
    }

    /** Whether an event comes within the hour, and then at which minute. */
    int eventMinute() {
        double luck = fate.nextDouble();
        double moment = fate.nextDouble();
        return luck < hazard.withinHour(severity) ? hazard.minute(severity, moment) : 0;
    }

    /** The number of the next event. */
    int nextEvent() {
        return ++events;
    }

    PatientHour truth(Instant hour, boolean event) {
        return new PatientHour(bed.patientId(), hour, severity, hazard.perHour(severity), risk.at(severity), event);
    }

    void anHourPasses(boolean event) {
        severity = process.next(severity, event, drift);
    }

    /** The risk under a process; few processes are shared by many patients. */
    @FunctionalInterface
    interface DayRisks {
        DayRisk of(SeverityProcess process);
    }

    /** Independent seeds for each purpose of each patient (SplitMix64's finaliser). */
    private record Seeds(long seed, int number) {

        Random random(int purpose) {
            long mixed = mix(mix(mix(seed + GOLDEN) + number * GOLDEN) + purpose * GOLDEN);
            return new Random(mixed);
        }

        private static long mix(long value) {
            long first = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
            long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
            return second ^ (second >>> 31);
        }
    }
}
