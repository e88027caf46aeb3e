package io.clinstream.producer.source.ward;

import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.EventIds;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.Sex;
import io.clinstream.schema.Subject;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The records of one patient of a ward with known hazard. The severity is given; the scatter of readings is drawn here. */
final class HazardBed {

    private static final Duration LAB_TURNAROUND = Duration.ofMinutes(45);
    private static final Duration REPORTING_DELAY = Duration.ofMinutes(20);
    private static final int MONITORS_APART = 10;

    private final KnownHazardPlan plan;
    private final int number;
    private final String patientId;
    private final int age;
    private final boolean female;
    private final Envelope.Origin monitor;
    private final Envelope.Origin laboratory;
    private final Random scatter;
    private final SeveritySigns signs;
    private final Map<SeverityLab, Double> labs = new EnumMap<>(SeverityLab.class);

    HazardBed(KnownHazardPlan plan, int number, Random person, Random scatter) {
        this.plan = plan;
        this.number = number;
        this.patientId = String.format(Locale.ROOT, "%s%05d", plan.patientPrefix(), number);
        this.age = 40 + person.nextInt(50);
        this.female = person.nextBoolean();
        this.signs = new SeveritySigns(plan.faults().noise(), person);
        for (SeverityLab test : SeverityLab.values()) {
            labs.put(test, test.response().personal(person));
        }
        this.scatter = scatter;
        String site = "SITE-" + (1 + number % 3);
        this.monitor = new Envelope.Origin(plan.study(), site, "monitor-" + number);
        this.laboratory = new Envelope.Origin(plan.study(), site, "laboratory");
    }

    String patientId() {
        return patientId;
    }

    int age() {
        return age;
    }

    /** Whether vital signs are taken in an hour of the run; patients' rounds are spread evenly. */
    boolean readingIn(long hour) {
        return (hour + number) % plan.interval().toHours() == 0;
    }

    /** Whether a panel is drawn in an hour of the run. */
    boolean panelIn(long hour) {
        return (hour + number) % plan.labsEvery().toHours() == 0;
    }

    VitalSigns vitals(Instant hour, double severity) {
        Instant at = hour.plus(Duration.ofMinutes(number % MONITORS_APART)).plusSeconds(scatter.nextInt(60));
        Physiology.Reading now = signs.at(severity, scatter);
        VitalSigns.Builder reading = envelope(monitor, "vitals", hour, at, TimePrecision.MILLI)
                .vitalSigns()
                .setHeartRate(new Quantity(now.heartRate(), "/min"))
                .setBpSystolic(new Quantity(now.systolic(), "mm[Hg]"))
                .setBpDiastolic(new Quantity(now.diastolic(), "mm[Hg]"))
                .setRespiratoryRate(new Quantity(now.respiratoryRate(), "/min"))
                .setSpo2(new Quantity(now.spo2(), "%"))
                .setTemperature(new Quantity(now.temperature(), "Cel"))
                .setConsciousness(now.consciousness())
                .setSupplementalO2(now.oxygen());
        if (now.oxygen()) {
            reading.setO2Flow(new Quantity(4.0, "L/min"));
        }
        return reading.build();
    }

    LabResult lab(SeverityLab test, Instant hour, double severity) {
        Instant collected = hour.plus(Duration.ofMinutes(number % MONITORS_APART));
        double value = test.response()
                .reading(
                        labs.getOrDefault(test, test.response().usual()),
                        severity,
                        plan.faults().noise(),
                        scatter);
        return envelope(laboratory, "lab-" + test.analyte().code(), hour, collected, TimePrecision.MINUTE)
                .available(collected.plus(LAB_TURNAROUND), 1)
                .labResult(test.analyte().code())
                .setValue(test.printed(value))
                .setUnit(test.analyte().unit())
                .setReferenceLow(test.low())
                .setReferenceHigh(test.high())
                .build();
    }

    AdverseEvent adverseEvent(int count, Instant hour, int minute) {
        Instant onset = hour.plus(Duration.ofMinutes(minute));
        Instant reported = onset.plus(REPORTING_DELAY);
        return envelope(monitor, "adverse-event", hour, onset, TimePrecision.MINUTE)
                .available(reported, 1)
                .adverseEvent("AE" + count, "Clinical deterioration")
                .setReportedAt(reported)
                .setCtcaeGrade(3)
                .setCtcaeVersion("5.0")
                .setResultsInDeath(false)
                .setLifeThreatening(false)
                .setHospitalisation(true)
                .build();
    }

    /** The patient on admission, dosed before. */
    Subject admitted() {
        return subject(1, plan.start()).build();
    }

    /** The patient when the ward closes: from then on nothing more will be known. */
    Subject discharged() {
        return subject(2, plan.end()).setDiscontinuedAt(plan.end()).build();
    }

    private Subject.Builder subject(int version, Instant at) {
        Instant firstDose = plan.start().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
        return envelope(monitor, "subject-" + version, at, at, TimePrecision.MILLI)
                .available(null, version)
                .subject()
                .setSex(female ? Sex.FEMALE : Sex.MALE)
                .setAgeYears(age)
                .setEnrolledAt(firstDose.minus(Duration.ofDays(14)))
                .setFirstDoseAt(firstDose);
    }

    private Envelope envelope(Envelope.Origin origin, String kind, Instant hour, Instant at, TimePrecision precision) {
        String eventId = EventIds.of(
                "known-hazard",
                plan.study(),
                plan.seed(),
                plan.start().toEpochMilli(),
                patientId,
                kind,
                hour.toEpochMilli());
        return Envelope.of(eventId, origin, patientId, at, precision);
    }
}
