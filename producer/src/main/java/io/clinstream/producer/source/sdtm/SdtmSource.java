package io.clinstream.producer.source.sdtm;

import io.clinstream.files.TrialFileException;
import io.clinstream.files.sdtm.SdtmDirectory;
import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study's DM, VS, LB and AE. The whole study is one cohort: its patients share a calendar. */
public final class SdtmSource implements EventSource {

    private final SdtmDirectory directory;
    private final long limit;
    private final @Nullable String study;
    private final String patientPrefix;

    /**
     * Names the study.
     *
     * @param limit only the first subjects of DM, so many
     * @param study to use instead of STUDYID; null to keep it
     * @param patientPrefix put before USUBJID
     */
    public SdtmSource(SdtmDirectory directory, long limit, @Nullable String study, String patientPrefix) {
        this.directory = directory;
        this.limit = limit;
        this.study = study;
        this.patientPrefix = patientPrefix;
    }

    @Override
    public String name() {
        return "sdtm";
    }

    @Override
    public Duration grain() {
        return Duration.ofDays(1);
    }

    @Override
    public Duration step() {
        return Duration.ofDays(1);
    }

    @Override
    public void read(CohortConsumer cohorts, Skipped skipped) throws IOException {
        if (directory.demographicsFiles().isEmpty()) {
            throw TrialFileException.ofFile(
                    "dm.xpt", "the folder has no demographics, and they say who the subjects are");
        }
        Subjects subjects = new Subjects(limit, study, patientPrefix);
        List<RawEvent> events = new ArrayList<>();
        readSubjects(subjects, events, skipped);
        readVitalSigns(subjects, events, skipped);
        readLaboratory(subjects, events, skipped);
        readAdverseEvents(subjects, events, skipped);
        cohorts.accept(events);
    }

    private void readSubjects(Subjects subjects, List<RawEvent> events, Skipped skipped) throws IOException {
        SubjectMapping mapping = new SubjectMapping(subjects);
        directory.demographics(row -> {
            if (!subjects.choose(row)) {
                skipped.count("dm: subject not selected");
                return;
            }
            List<RawEvent> versions =
                    mapping.map(row, subjects.origin(row.subject()).orElseThrow());
            if (versions.isEmpty()) {
                skipped.count("dm: no date at all");
            }
            events.addAll(versions);
        });
    }

    private void readVitalSigns(Subjects subjects, List<RawEvent> events, Skipped skipped) throws IOException {
        VitalSignMapping mapping = new VitalSignMapping(subjects, skipped);
        directory.vitalSigns(row -> {
            if (chosen(subjects, row.subject(), "vs", skipped).isPresent()) {
                mapping.add(row);
            }
        });
        events.addAll(mapping.readings());
    }

    private void readLaboratory(Subjects subjects, List<RawEvent> events, Skipped skipped) throws IOException {
        LaboratoryMapping mapping = new LaboratoryMapping(subjects, skipped);
        directory.laboratory(row -> chosen(subjects, row.subject(), "lb", skipped)
                .flatMap(origin -> mapping.map(row, origin))
                .ifPresent(events::add));
    }

    private void readAdverseEvents(Subjects subjects, List<RawEvent> events, Skipped skipped) throws IOException {
        AdverseEventMapping mapping = new AdverseEventMapping(subjects, skipped);
        directory.adverseEvents(row -> {
            if (chosen(subjects, row.subject(), "ae", skipped).isPresent()) {
                mapping.add(row);
            }
        });
        events.addAll(mapping.reports());
    }

    private static Optional<Envelope.Origin> chosen(Subjects subjects, String subject, String domain, Skipped skipped) {
        Optional<Envelope.Origin> origin = subjects.origin(subject);
        if (origin.isEmpty()) {
            skipped.count(domain + ": subject not selected or not in DM");
        }
        return origin;
    }
}
