package io.clinstream.features.seal;

import io.clinstream.clinical.adverse.Outcome;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.label.KnownReport;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.PatientLabels;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.timeline.event.EngineEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reports about the patients of one date that were known by a cut-off, and the labels they make. */
final class KnownReports {

    private final Map<String, List<byte[]>> payloads = new HashMap<>();
    private final AvroDecoder decoder;
    private final LabelDefinition definition;
    private final long cutOff;

    private KnownReports(AvroDecoder decoder, LabelDefinition definition, long cutOff) {
        this.decoder = decoder;
        this.definition = definition;
        this.cutOff = cutOff;
    }

    /** Reads them from the index: of every patient who has vectors of that day in that folder. */
    static KnownReports of(
            Database index, String folder, long day, AvroDecoder decoder, LabelDefinition definition, long cutOff) {
        KnownReports known = new KnownReports(decoder, definition, cutOff);
        index.each(
                "SELECT patient_id, payload FROM reports WHERE known_at <= ? AND patient_id IN"
                        + " (SELECT patient_id FROM vectors WHERE folder = ? AND day = ?)",
                row -> known.payloads
                        .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(row.getBytes(2)),
                cutOff,
                folder,
                day);
        return known;
    }

    /** The labels of one patient. */
    PatientLabels labels(String patientId) {
        List<KnownReport> reports = new ArrayList<>();
        List<SubjectRecord> subjects = new ArrayList<>();
        for (byte[] payload : payloads.getOrDefault(patientId, List.of())) {
            CanonicalEvent event = decoder.decode(payload, CanonicalEvent.class);
            Optional<PatientEvent> found = EngineEvents.find(event);
            if (found.isPresent() && found.get() instanceof AdverseEventReport report) {
                reports.add(new KnownReport(report, fatal(event)));
            } else if (found.isPresent() && found.get() instanceof SubjectRecord subject) {
                subjects.add(subject);
            }
        }
        return new PatientLabels(reports, subjects, definition, cutOff);
    }

    private static boolean fatal(CanonicalEvent event) {
        String outcome =
                event.getAdverseEvent() == null ? null : event.getAdverseEvent().getOutcome();
        return outcome != null
                && Outcome.ofTerm(outcome).filter(Outcome.FATAL::equals).isPresent();
    }
}
