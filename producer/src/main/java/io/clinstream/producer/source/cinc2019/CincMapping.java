package io.clinstream.producer.source.cinc2019;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Signal;
import io.clinstream.files.cinc2019.CincHour;
import io.clinstream.files.cinc2019.CincPatient;
import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.EventIds;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.event.VitalQuantities;
import io.clinstream.producer.source.Skipped;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.Sex;
import io.clinstream.schema.Subject;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One patient of the challenge as events: subject, one reading an hour, one result per test, the onset of sepsis. */
final class CincMapping {

    private static final String SOURCE = "cinc2019";
    private static final int OLDEST_STATED = 89;
    private static final int POOLED_AGE = 90;

    /** The lowest grade CTCAE v5.0 has for the term Sepsis; the data say nothing of the severity. */
    private static final int SEPSIS_GRADE = 3;

    private final CincPatient patient;
    private final String patientId;
    private final Envelope.Origin origin;
    private final Instant admission;
    private final Skipped skipped;

    /** Maps a patient admitted to the ICU (ICULOS 0) at {@code admission}. */
    CincMapping(CincPatient patient, String study, String patientPrefix, Instant admission, Skipped skipped) {
        this.patient = patient;
        this.patientId = patientPrefix + patient.id();
        this.origin = new Envelope.Origin(study, hospital(patient.id()), SOURCE);
        this.admission = admission;
        this.skipped = skipped;
    }

    /** The events of the hours from {@code firstHour} on, the subject before them. */
    List<RawEvent> events(long firstHour) {
        List<RawEvent> events = new ArrayList<>();
        events.add(subject(Math.max(0, firstHour - 1)));
        for (CincHour hour : patient.hours()) {
            if (hour.iculos() >= firstHour) {
                vitals(hour).ifPresent(events::add);
                events.addAll(labs(hour));
            }
        }
        if (patient.sepsisOnsetHour().isPresent()) {
            long onset = patient.sepsisOnsetHour().getAsLong();
            if (onset >= firstHour) {
                events.add(sepsis(onset));
            }
        }
        return events;
    }

    private RawEvent subject(long hour) {
        Subject.Builder subject =
                envelope("subject", hour, "").subject().setSex(sex()).setEnrolledAt(admission);
        patient.ageYears().ifPresent(age -> subject.setAgeYears(age > OLDEST_STATED ? POOLED_AGE : (int) age));
        patient.hospitalToIcuHours().ifPresent(hours -> subject.setHospitalAdmittedAt(hospitalAdmission(hours)));
        return RawEvent.of(RawTopic.SUBJECTS, subject.build());
    }

    private Optional<RawEvent> vitals(CincHour hour) {
        Map<Signal, Quantity> values = new EnumMap<>(Signal.class);
        hour.measurements().forEach((header, value) -> {
            Optional<CincColumn> column = CincColumn.ofHeader(header);
            if (column.isEmpty()) {
                skipped.count("cinc2019: column " + header + " is no measurement of the contract");
            } else if (column.get().code() instanceof Signal signal) {
                values.put(signal, new Quantity(value, column.get().unit()));
            }
        });
        if (values.isEmpty()) {
            return Optional.empty();
        }
        VitalSigns.Builder reading = envelope("vitals", hour.iculos(), "").vitalSigns();
        values.forEach((signal, quantity) -> VitalQuantities.set(reading, signal, quantity));
        return Optional.of(RawEvent.of(RawTopic.VITALS, reading.build()));
    }

    private List<RawEvent> labs(CincHour hour) {
        List<RawEvent> results = new ArrayList<>();
        hour.measurements()
                .forEach((header, value) -> CincColumn.ofHeader(header)
                        .filter(column -> column.code() instanceof Analyte)
                        .ifPresent(column -> results.add(RawEvent.of(
                                RawTopic.LABS,
                                envelope("lab", hour.iculos(), header)
                                        .labResult(column.code().code())
                                        .setValue(value)
                                        .setUnit(column.unit())
                                        .build()))));
        return results;
    }

    private RawEvent sepsis(long onset) {
        return RawEvent.of(
                RawTopic.ADVERSE_EVENTS,
                envelope("sepsis", onset, "")
                        .adverseEvent("SEPSIS", "Sepsis")
                        .setSystemOrganClass("Infections and infestations")
                        .setReportedAt(at(onset))
                        .setCtcaeGrade(SEPSIS_GRADE)
                        .setCtcaeVersion("5.0")
                        .build());
    }

    private Envelope envelope(String kind, long hour, String part) {
        String eventId = EventIds.of(SOURCE, origin.studyId(), patientId, kind, hour, part);
        return Envelope.of(eventId, origin, patientId, at(hour), TimePrecision.MINUTE);
    }

    /** The data have hundredths of an hour. */
    private Instant hospitalAdmission(double hours) {
        return admission.plusMillis(Math.round(hours * Duration.ofHours(1).toMillis()));
    }

    private Instant at(long hour) {
        return admission.plus(Duration.ofHours(hour));
    }

    private Sex sex() {
        if (patient.gender().isEmpty()) {
            return Sex.UNKNOWN;
        }
        return patient.gender().getAsDouble() == 0 ? Sex.FEMALE : Sex.MALE;
    }

    /** Numbers of the public sets: p0… is hospital A, p1… hospital B. */
    private static @Nullable String hospital(String id) {
        if (id.matches("p0\\d{5}")) {
            return "A";
        }
        return id.matches("p1\\d{5}") ? "B" : null;
    }
}
