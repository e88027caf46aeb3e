package io.clinstream.benchmarks.backfill;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import io.clinstream.schema.AdverseEventFacts;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.TimePrecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The canonical log of a month of a ward, one partition: each patient is measured once a minute (heart rate, saturation,
 * respiration), every quarter of an hour blood pressure and temperature with it; every day a panel of laboratory tests,
 * now and then an adverse event; a tick a minute. Two of a hundred readings come up to half an hour late. The same seed
 * gives the same log.
 */
final class CanonicalMonth {

    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private static final long MINUTE = 60_000;
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int PRESSURE_EVERY = 15;
    private static final int LATE_PER_HUNDRED = 2;
    private static final int LONGEST_DELAY_MINUTES = 30;
    private static final int EVENT_EVERY_DAYS = 5;
    private static final int TRANSIT_MILLIS = 300;

    private final SplittableRandom random;
    private final List<String> patients = new ArrayList<>();
    private final Appender log;
    private final Counts counts = new Counts();

    /** Takes the log in. */
    interface Appender {

        /** Appends an event at an instant, epoch milliseconds. */
        void append(CanonicalEvent event, long appendTime);
    }

    /** What a month holds. */
    static final class Counts {

        private long measurements;
        private long events;
        private long ticks;

        long measurements() {
            return measurements;
        }

        long events() {
            return events;
        }

        long ticks() {
            return ticks;
        }
    }

    CanonicalMonth(int partition, int patientsPerPartition, Appender log) {
        this.random = new SplittableRandom(20_250_101L + partition);
        this.log = log;
        for (int patient = 0; patient < patientsPerPartition; patient++) {
            patients.add(String.format(Locale.ROOT, "PT%02d%03d", partition, patient));
        }
    }

    /** So many days pass. */
    Counts pass(int days) {
        for (int minute = 0; minute < days * MINUTES_PER_DAY; minute++) {
            long now = START.toEpochMilli() + minute * MINUTE;
            for (int patient = 0; patient < patients.size(); patient++) {
                long at = now + patient * MINUTE / patients.size();
                vitals(patients.get(patient), at, minute % PRESSURE_EVERY == patient % PRESSURE_EVERY);
                if (minute % MINUTES_PER_DAY == 6 * 60 + patient) {
                    laboratory(patients.get(patient), at, minute);
                }
            }
            log.append(tick(now + MINUTE - 1), now + MINUTE - 1);
            counts.ticks++;
        }
        return counts;
    }

    private void vitals(String patientId, long at, boolean pressure) {
        boolean late = random.nextInt(100) < LATE_PER_HUNDRED;
        long delay = late ? random.nextLong(MINUTE, LONGEST_DELAY_MINUTES * MINUTE) : TRANSIT_MILLIS;
        List<Measurement> said = new ArrayList<>();
        said.add(measurement(Signal.HEART_RATE, 60, 110));
        said.add(measurement(Signal.SPO2, 88, 100));
        said.add(measurement(Signal.RESPIRATORY_RATE, 10, 26));
        if (pressure) {
            said.add(measurement(Signal.BP_SYSTOLIC, 95, 160));
            said.add(measurement(Signal.BP_DIASTOLIC, 55, 90));
            said.add(measurement(Signal.TEMPERATURE, 36, 39));
        }
        append(event(EventKind.VITALS, patientId, at - delay).setMeasurements(said), at, said.size());
    }

    private void laboratory(String patientId, long at, int minute) {
        for (Analyte analyte : Analyte.values()) {
            append(
                    event(EventKind.LAB, patientId, at - 90 * MINUTE)
                            .setMeasurements(List.of(measurement(analyte, 1, 150))),
                    at,
                    1);
        }
        if (minute / MINUTES_PER_DAY % EVENT_EVERY_DAYS == 0) {
            append(
                    event(EventKind.ADVERSE_EVENT, patientId, at - 20 * MINUTE)
                            .setAdverseEvent(AdverseEventFacts.newBuilder()
                                    .setAdverseEventId("AE-" + minute)
                                    .setTerm("Nausea")
                                    .setGrade(random.nextInt(1, 5))
                                    .build()),
                    at,
                    0);
        }
    }

    private void append(CanonicalEvent.Builder event, long at, int measurements) {
        log.append(event.build(), at);
        counts.events++;
        counts.measurements += measurements;
    }

    private CanonicalEvent.Builder event(EventKind kind, String patientId, long eventTime) {
        return CanonicalEvent.newBuilder()
                .setKind(kind)
                .setEventId(patientId + "-" + kind + "-" + counts.events)
                .setPatientId(patientId)
                .setStudyId("BENCH-01")
                .setSiteId("SITE-7")
                .setSource("monitor-12")
                .setEventTime(Instant.ofEpochMilli(eventTime))
                .setEventTimePrecision(TimePrecision.MILLI)
                .setIngestedAt(Instant.ofEpochMilli(eventTime + TRANSIT_MILLIS))
                .setSourceTopic("clinical.vitals")
                .setSourcePartition(0)
                .setSourceOffset(counts.events);
    }

    private Measurement measurement(MeasurementCode code, int least, int most) {
        long scale = Math.round(Math.pow(10, code.decimals()));
        long value = random.nextLong(least * scale, most * scale);
        return Measurement.newBuilder()
                .setCode(code.code())
                .setValueScaled(value)
                .setDecimals(code.decimals())
                .setUnit(code.unit())
                .setOriginalValue(Double.toString((double) value / scale))
                .setOriginalUnit(code.unit())
                .build();
    }

    private static CanonicalEvent tick(long at) {
        return CanonicalEvent.newBuilder()
                .setKind(EventKind.TICK)
                .setEventId("tick-" + at)
                .setEventTime(Instant.ofEpochMilli(at))
                .setIngestedAt(Instant.ofEpochMilli(at))
                .build();
    }
}
