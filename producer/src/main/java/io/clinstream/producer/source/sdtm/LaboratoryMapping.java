package io.clinstream.producer.source.sdtm;

import io.clinstream.files.sdtm.LaboratoryRow;
import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.EventIds;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.Skipped;
import io.clinstream.schema.LabResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * LB to results: as collected, in the collected unit, with the laboratory's own range. Bounds ({@code <0.2}) and words
 * are sent too; a test the contract does not know is for intake to refuse, in the open.
 */
final class LaboratoryMapping {

    private final Subjects subjects;
    private final Skipped skipped;

    LaboratoryMapping(Subjects subjects, Skipped skipped) {
        this.subjects = subjects;
        this.skipped = skipped;
    }

    /** The result of a chosen subject, or a count of why there is none. */
    Optional<RawEvent> map(LaboratoryRow row, Envelope.Origin origin) {
        Optional<String> reason = reasonToSkip(row);
        if (reason.isPresent()) {
            skipped.count("lb: " + reason.get());
            return Optional.empty();
        }
        String patientId = subjects.patientId(row.subject());
        String eventId = EventIds.of("sdtm", origin.studyId(), "LB", patientId, row.sequence());
        KnownTime time = KnownTime.of(row.collected().orElseThrow());
        PrintedResult result = PrintedResult.of(row.result());
        LabResult.Builder lab = Envelope.of(eventId, origin, patientId, time.instant(), time.precision())
                .labResult(row.test())
                .setVisit(orNull(VisitName.of(row.visit(), row.visitNumber())))
                .setUnit(orNull(row.unit()))
                .setValue(result.number().isPresent() ? result.number().getAsDouble() : null)
                .setComparator(result.comparator().orElse(null))
                .setValueText(result.isPlainNumber() ? null : row.result())
                .setReferenceLow(bound(row.rangeLow()))
                .setReferenceHigh(bound(row.rangeHigh()))
                .setSpecimen(specimen(row));
        return Optional.of(RawEvent.of(RawTopic.LABS, lab.build()));
    }

    private static Optional<String> reasonToSkip(LaboratoryRow row) {
        if (row.status().equals("NOT DONE")) {
            return Optional.of("NOT DONE");
        }
        if (row.collected().isEmpty()) {
            return Optional.of("no collection date");
        }
        return row.result().isEmpty() ? Optional.of("no result") : Optional.empty();
    }

    private @Nullable Double bound(String text) {
        PrintedResult printed = PrintedResult.of(text);
        if (text.isEmpty()) {
            return null;
        }
        if (!printed.isPlainNumber()) {
            skipped.count("lb: a limit of the reference range is not a number (result sent without it)");
            return null;
        }
        return printed.number().getAsDouble();
    }

    /** Urine shares test codes with blood (PH, GLUC); where LBSPEC is empty the category still tells. */
    private static @Nullable String specimen(LaboratoryRow row) {
        if (row.specimen().isEmpty() && row.category().equals("URINALYSIS")) {
            return "URINE";
        }
        return orNull(row.specimen());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
