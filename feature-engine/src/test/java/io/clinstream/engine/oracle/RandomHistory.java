package io.clinstream.engine.oracle;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.VitalsReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Events of one patient as life and its machines send them: ties, duplicates, gaps, out of order, exactly on an edge,
 * corrected, retracted, conflicting, known to the day or the month only.
 */
public final class RandomHistory {

    /** 2026-01-15T00:00:00Z. */
    public static final long MIDNIGHT = 1_768_435_200_000L;

    static final List<Analyte> LABS = List.of(Analyte.LACTATE, Analyte.CREATININE, Analyte.GGT);

    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final List<Signal> SIGNALS = List.of(
            Signal.HEART_RATE,
            Signal.BP_SYSTOLIC,
            Signal.BP_DIASTOLIC,
            Signal.RESPIRATORY_RATE,
            Signal.TEMPERATURE,
            Signal.SPO2,
            Signal.CONSCIOUSNESS,
            Signal.SUPPLEMENTAL_O2,
            Signal.FIO2,
            Signal.O2_FLOW);
    private static final List<RecordStatus> STATUSES = List.of(RecordStatus.values());
    private static final List<Signal> CORE = SIGNALS.subList(0, 6);
    private static final long[] OFFSETS = {
        0,
        1,
        -1,
        5 * MINUTE,
        60 * MINUTE,
        60 * MINUTE - 1,
        360 * MINUTE,
        360 * MINUTE - 1,
        DAY,
        DAY - 1,
        DAY + 1,
        7 * DAY,
        7 * DAY - 1,
        30 * DAY,
        30 * DAY - 1
    };

    private final Random random;
    private final long stepMillis;

    private RandomHistory(Random random) {
        this.random = random;
        this.stepMillis = new long[] {1, 977, MINUTE, 5 * MINUTE, 30 * MINUTE}[random.nextInt(5)];
    }

    /** Events in order of arrival. */
    public static List<PatientEvent> events(Random random) {
        return new RandomHistory(random).events();
    }

    /** Instants to look at: on, just before and just after the edges of windows over the events, and in between. */
    public static List<Long> instants(List<PatientEvent> events, int count, Random random) {
        List<Long> instants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = events.isEmpty()
                    ? MIDNIGHT
                    : events.get(random.nextInt(events.size())).header().eventTime();
            long offset = random.nextInt(4) == 0
                    ? (long) (random.nextDouble() * 2 * DAY)
                    : OFFSETS[random.nextInt(OFFSETS.length)];
            instants.add(time + offset);
        }
        return instants;
    }

    private List<PatientEvent> events() {
        int count = random.nextInt(10) == 0 ? random.nextInt(3) : 5 + random.nextInt(50);
        List<PatientEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean follow = !events.isEmpty() && random.nextInt(4) == 0;
            events.add(follow ? followUp(events.get(random.nextInt(events.size()))) : event());
        }
        if (random.nextBoolean()) {
            Collections.shuffle(events, random);
        }
        return events;
    }

    private PatientEvent event() {
        EventHeader header = header();
        int kind = random.nextInt(10);
        if (kind == 0) {
            return adverseEvent(header, "AE" + random.nextInt(4));
        }
        if (kind < 3) {
            return new LabReport(header, measurement(LABS.get(random.nextInt(LABS.size())), header.status()));
        }
        return reading(header);
    }

    private VitalsReading reading(EventHeader header) {
        List<Measurement> measurements = new ArrayList<>();
        for (Signal signal : SIGNALS) {
            if (random.nextInt(5) < (CORE.contains(signal) ? 3 : 1)) {
                measurements.add(measurement(signal, header.status()));
            }
        }
        return new VitalsReading(header, measurements);
    }

    /** A repetition, or another word on what was said before. */
    private PatientEvent followUp(PatientEvent event) {
        if (random.nextInt(3) == 0) {
            return event;
        }
        EventHeader old = event.header();
        EventHeader header = header(old.eventTime(), old.source(), old.context(), old.precision());
        if (event instanceof AdverseEventReport report) {
            return adverseEvent(header, report.adverseEventId());
        }
        if (event instanceof LabReport report) {
            return new LabReport(header, measurement(report.measurement().code(), header.status()));
        }
        List<Measurement> measurements = new ArrayList<>();
        for (Measurement measurement : ((VitalsReading) event).measurements()) {
            measurements.add(measurement(measurement.code(), header.status()));
        }
        return new VitalsReading(header, measurements);
    }

    private AdverseEventReport adverseEvent(EventHeader header, String id) {
        int grade = random.nextInt(6);
        OptionalInt known = grade == 0 ? OptionalInt.empty() : OptionalInt.of(grade);
        return new AdverseEventReport(
                header, id, "HEADACHE", null, OptionalLong.empty(), TimePrecision.MILLI, known, null, null, false);
    }

    private EventHeader header() {
        TimePrecision precision = random.nextInt(8) > 0
                ? TimePrecision.MILLI
                : random.nextInt(5) > 0 ? TimePrecision.DAY : TimePrecision.MONTH;
        long time = precision.finerThanDay()
                ? MIDNIGHT + Math.round(random.nextGaussian() * 40) * stepMillis + onTheHour()
                : MIDNIGHT + (random.nextInt(5) - 2) * DAY;
        String position = random.nextInt(6) == 0 ? "STANDING" : null;
        ReadingContext context = new ReadingContext(position, null, null, null);
        return header(time, random.nextInt(3) == 0 ? "nurse" : "monitor", context, precision);
    }

    private long onTheHour() {
        return random.nextInt(3) == 0 ? random.nextInt(30) * HOUR : 0;
    }

    private EventHeader header(long time, String source, ReadingContext context, TimePrecision precision) {
        OptionalLong available =
                random.nextInt(3) == 0 ? OptionalLong.empty() : OptionalLong.of(time + random.nextInt(4) * HOUR);
        int status = random.nextInt(8 + STATUSES.size());
        return new EventHeader(
                "event-" + random.nextInt(1_000_000),
                "PT00001",
                "STUDY1",
                null,
                source,
                time,
                precision,
                available,
                time,
                status < 8 ? RecordStatus.FINAL : STATUSES.get(status - 8),
                1 + random.nextInt(4) / 2,
                context);
    }

    private Measurement measurement(MeasurementCode code, RecordStatus status) {
        if (status.retracts() && random.nextBoolean()) {
            return Measurement.withdrawn(code);
        }
        return Measurement.of(code, new ScaledValue(scaled(code), code.decimals()));
    }

    private long scaled(MeasurementCode code) {
        if (code == Signal.CONSCIOUSNESS) {
            return random.nextInt(5);
        }
        if (code == Signal.SUPPLEMENTAL_O2) {
            return random.nextInt(2);
        }
        if (code == Signal.O2_FLOW) {
            return random.nextInt(3) * 20L;
        }
        if (code == Signal.FIO2) {
            return 210 + random.nextInt(3) * 95L;
        }
        long base = code == Signal.TEMPERATURE ? 3_450 : code == Signal.RESPIRATORY_RATE ? 600 : 8_000;
        return base + random.nextInt(random.nextBoolean() ? 3 : 600);
    }
}
