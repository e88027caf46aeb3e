package io.clinstream.producer.source.ward;

import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.EventIds;
import io.clinstream.producer.event.RawTopic;
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
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** One simulated patient and what is measured of them. All randomness comes from the patient's own seed. */
final class Bed {

    private static final List<String> COMPLAINTS =
            List.of("Nausea", "Headache", "Dizziness", "Pruritus", "Fatigue", "Diarrhoea");
    private static final List<WardLab> TESTS = List.of(WardLab.values());
    private static final double SEPTIC = 0.7;
    private static final Duration LAB_TURNAROUND = Duration.ofMinutes(45);
    private static final Duration REPORTING_DELAY = Duration.ofMinutes(20);

    private final WardPlan plan;
    private final String patientId;
    private final Envelope.Origin monitor;
    private final Envelope.Origin laboratory;
    private final Random random;
    private final Physiology physiology;
    private final double level;
    private int subjectVersion;
    private int adverseEvents;
    private boolean sepsisReported;

    Bed(WardPlan plan, int number) {
        this.plan = plan;
        this.patientId = String.format(Locale.ROOT, "%s%05d", plan.patientPrefix(), number);
        this.random = new Random(plan.seed() * 1_000_003L + number);
        String site = "SITE-" + (1 + number % 3);
        this.monitor = new Envelope.Origin(plan.study(), site, "monitor-" + number);
        this.laboratory = new Envelope.Origin(plan.study(), site, "laboratory");
        this.physiology = new Physiology(plan, random);
        this.level = random.nextDouble();
    }

    Random random() {
        return random;
    }

    SpecificRecord event(RawTopic kind, Instant at, long slot) {
        return switch (kind) {
            case VITALS -> vitals(at, slot);
            case LABS -> lab(at, slot);
            case ADVERSE_EVENTS -> adverseEvent(at, slot);
            case SUBJECTS -> subject(at, slot);
        };
    }

    private VitalSigns vitals(Instant at, long slot) {
        Physiology.Reading now = physiology.at(at, random);
        VitalSigns.Builder reading = envelope(monitor, "vitals", at, slot)
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

    private LabResult lab(Instant at, long slot) {
        WardLab test = TESTS.get(random.nextInt(TESTS.size()));
        Instant collected = at.minus(LAB_TURNAROUND);
        return envelope(laboratory, "lab", collected, slot)
                .available(at, 1)
                .labResult(test.analyte().code())
                .setValue(test.value(
                        level,
                        physiology.illness(collected),
                        random.nextGaussian() * plan.faults().noise()))
                .setUnit(test.analyte().unit())
                .setReferenceLow(test.low())
                .setReferenceHigh(test.high())
                .build();
    }

    private AdverseEvent adverseEvent(Instant at, long slot) {
        boolean septic = !sepsisReported && physiology.illness(at) >= SEPTIC;
        sepsisReported |= septic;
        adverseEvents++;
        String complaint = COMPLAINTS.get(random.nextInt(COMPLAINTS.size()));
        int grade = septic ? 3 : 1 + random.nextInt(2);
        return envelope(monitor, "adverse-event", at.minus(REPORTING_DELAY), slot)
                .available(at, 1)
                .adverseEvent("AE" + adverseEvents, septic ? "Sepsis" : complaint)
                .setReportedAt(at)
                .setCtcaeGrade(grade)
                .setCtcaeVersion("5.0")
                .setLifeThreatening(false)
                .setHospitalisation(septic)
                .build();
    }

    private Subject subject(Instant at, long slot) {
        subjectVersion++;
        Instant firstDose = plan.start().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
        Subject.Builder subject = envelope(monitor, "subject", at, slot)
                .available(null, subjectVersion)
                .subject()
                .setSex(physiology.female() ? Sex.FEMALE : Sex.MALE)
                .setAgeYears(physiology.age())
                .setEnrolledAt(firstDose.minus(Duration.ofDays(14)))
                .setFirstDoseAt(firstDose);
        if (subjectVersion > 1) {
            subject.setLastDoseAt(at.truncatedTo(ChronoUnit.MINUTES));
        }
        return subject.build();
    }

    private Envelope envelope(Envelope.Origin origin, String kind, Instant at, long slot) {
        String eventId =
                EventIds.of("simulate", plan.study(), plan.seed(), plan.start().toEpochMilli(), patientId, kind, slot);
        return Envelope.of(eventId, origin, patientId, at, TimePrecision.MILLI);
    }
}
