package io.clinstream.engine.oracle;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.VitalsReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * Events of one patient as life and its machines send them: ties, duplicates, gaps, out of order, late, exactly on an
 * edge, corrected, retracted, conflicting, known to the day or the month only.
 */
public final class RandomHistory {

    /** 2026-01-15T00:00:00Z. */
    public static final long MIDNIGHT = RandomTimes.MIDNIGHT;

    private static final List<Analyte> ANALYTES = List.of(Analyte.values());
    private static final List<RecordStatus> STATUSES = List.of(RecordStatus.values());

    private static final List<String> FLAGS = List.of("SUSPECT", "UNIT_INFERRED", "CENSORED", "UNIT_CONVERTED");

    /** Codes that a feature looks at together. */
    private static final List<List<String>> PANELS = panels(
            "heart_rate bp_systolic bp_diastolic respiratory_rate temperature spo2",
            "respiratory_rate spo2 supplemental_o2 bp_systolic heart_rate consciousness temperature fio2 o2_flow",
            "bp_systolic bp_diastolic heart_rate map",
            "respiratory_rate bp_systolic gcs_total consciousness",
            "temperature heart_rate respiratory_rate paco2 wbc",
            "weight height glucose_poc pain_score gcs_total",
            "sodium chloride bicarbonate albumin potassium",
            "calcium albumin",
            "alt ast alp bilirubin_total",
            "alt bilirubin_total",
            "creatinine bun",
            "creatinine",
            "neutrophils lymphocytes wbc hemoglobin platelets",
            "platelets bilirubin_total creatinine gcs_total pao2 fio2 map",
            "potassium hemoglobin glucose lactate magnesium ck troponin_t");

    private final Random random;
    private final RandomTimes times;
    private final RandomValues values;
    private final RandomReports reports;
    private final List<MeasurementCode> signals = new ArrayList<>();
    private final List<MeasurementCode> analytes = new ArrayList<>();
    private final List<PatientEvent> events = new ArrayList<>();

    private RandomHistory(Random random) {
        this.random = random;
        this.times = new RandomTimes(random);
        this.values = new RandomValues(random);
        this.reports = new RandomReports(random);
        chooseCodes();
    }

    /** Seeds one apart give sequences that have nothing in common. */
    public static Random random(long seed) {
        return new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    /** Events in order of arrival. */
    public static List<PatientEvent> events(Random random) {
        return new RandomHistory(random).generate();
    }

    private static List<List<String>> panels(String... lines) {
        List<List<String>> panels = new ArrayList<>();
        for (String line : lines) {
            panels.add(List.of(line.split(" ", -1)));
        }
        return panels;
    }

    private void chooseCodes() {
        Set<MeasurementCode> chosen = new HashSet<>();
        for (int i = random.nextInt(5) / 2; i >= 0; i--) {
            for (String code : PANELS.get(random.nextInt(PANELS.size()))) {
                chosen.add(MeasurementCode.ofCode(code).orElseThrow());
            }
        }
        if (random.nextInt(3) == 0) {
            chosen.add(ANALYTES.get(random.nextInt(ANALYTES.size())));
        }
        chosen.stream().sorted(Comparator.comparing(MeasurementCode::code)).forEach(code -> {
            (code instanceof Signal ? signals : analytes).add(code);
        });
    }

    private List<PatientEvent> generate() {
        int count = random.nextInt(10) == 0 ? random.nextInt(3) : 5 + random.nextInt(40);
        if (random.nextInt(3) > 0) {
            events.add(reports.subject(header()));
        }
        for (int i = 0; i < count; i++) {
            boolean follow = !events.isEmpty() && random.nextInt(4) == 0;
            events.add(follow ? followUp(events.get(random.nextInt(events.size()))) : event());
        }
        events.sort(Comparator.comparingLong(event -> event.header().arrivedAt()));
        return List.copyOf(events);
    }

    private PatientEvent event() {
        int kind = random.nextInt(12);
        if (kind == 0) {
            return reports.adverseEvent(header(), "AE" + random.nextInt(4));
        }
        boolean lab = signals.isEmpty() || (!analytes.isEmpty() && random.nextInt(signals.size()) < 3);
        if (lab) {
            EventHeader header = header();
            return new LabReport(header, measurement(analytes.get(random.nextInt(analytes.size())), header));
        }
        return reading(header());
    }

    private VitalsReading reading(EventHeader header) {
        List<Measurement> measurements = new ArrayList<>();
        for (MeasurementCode signal : signals) {
            if (random.nextInt(5) < 3) {
                measurements.add(measurement(signal, header));
            }
        }
        return new VitalsReading(header, measurements);
    }

    /** A repetition, at once or later, or another word on what was said before. */
    private PatientEvent followUp(PatientEvent event) {
        EventHeader old = event.header();
        int kind = random.nextInt(4);
        if (kind == 0) {
            return event;
        }
        boolean repeats = kind == 1;
        EventHeader header = repeats
                ? header(old, old.availableAt(), old.status(), old.version())
                : header(old, available(old.eventTime()), status(), version());
        return reports.followUp(event, header, repeats).orElseGet(() -> measured(event, header, repeats));
    }

    private PatientEvent measured(PatientEvent event, EventHeader header, boolean repeats) {
        if (event instanceof LabReport report) {
            return new LabReport(header, again(report.measurement(), header, repeats));
        }
        List<Measurement> measurements = new ArrayList<>();
        for (Measurement measurement : ((VitalsReading) event).measurements()) {
            measurements.add(again(measurement, header, repeats));
        }
        return new VitalsReading(header, measurements);
    }

    private Measurement again(Measurement measurement, EventHeader header, boolean repeats) {
        boolean restates = repeats || random.nextInt(3) == 0;
        return restates && (measurement.value() != null || header.status().retracts())
                ? measurement
                : measurement(measurement.code(), header);
    }

    private EventHeader header() {
        int known = random.nextInt(10);
        TimePrecision precision =
                known > 0 ? TimePrecision.MILLI : random.nextInt(5) > 0 ? TimePrecision.DAY : TimePrecision.MONTH;
        long time = precision.finerThanDay() ? times.instant(events) : times.day();
        String position = random.nextInt(6) == 0 ? "STANDING" : null;
        EventHeader place = new EventHeader(
                "",
                "PT00001",
                "STUDY1",
                null,
                random.nextInt(3) == 0 ? "nurse" : "monitor",
                time,
                precision,
                OptionalLong.empty(),
                time,
                RecordStatus.FINAL,
                1,
                new ReadingContext(position, null, null, null));
        return header(place, available(time), status(), version());
    }

    /** Another message about the same; a measurement's identity stays, and how precisely it is known mostly. */
    private EventHeader header(EventHeader old, OptionalLong available, RecordStatus status, int version) {
        return new EventHeader(
                "event-" + random.nextInt(1_000_000),
                old.patientId(),
                old.studyId(),
                old.siteId(),
                old.source(),
                old.eventTime(),
                old.precision(),
                available,
                times.arrival(old.eventTime()),
                status,
                version,
                old.context());
    }

    private OptionalLong available(long time) {
        return random.nextInt(3) == 0 ? OptionalLong.empty() : OptionalLong.of(times.availability(time));
    }

    private RecordStatus status() {
        int status = random.nextInt(8 + STATUSES.size());
        return status < 8 ? RecordStatus.FINAL : STATUSES.get(status - 8);
    }

    private int version() {
        return 1 + random.nextInt(4) / 2;
    }

    private Measurement measurement(MeasurementCode code, EventHeader header) {
        if (header.status().retracts() && random.nextBoolean()) {
            return Measurement.withdrawn(code);
        }
        Set<String> flags = new HashSet<>();
        for (String flag : FLAGS) {
            if (random.nextInt(8) == 0) {
                flags.add(flag);
            }
        }
        return new Measurement(code, values.value(code), flags, values.low(code), values.high(code));
    }
}
