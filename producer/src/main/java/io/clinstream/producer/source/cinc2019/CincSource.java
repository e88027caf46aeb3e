package io.clinstream.producer.source.cinc2019;

import io.clinstream.files.cinc2019.CincDirectory;
import io.clinstream.files.cinc2019.CincFile;
import io.clinstream.files.cinc2019.CincPatient;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Patients of the challenge. They share no calendar, so where a stay lies in time is our choice. */
public final class CincSource implements EventSource {

    /** Bounds memory: about 100 events a patient. */
    private static final int COHORT = 500;

    private final List<Path> paths;
    private final Placement placement;
    private final String study;
    private final String patientPrefix;

    /**
     * Names the patients.
     *
     * @param paths files and folders of {@code .psv}
     * @param study id of the study, as the data have none
     * @param patientPrefix put before the file's number
     */
    public CincSource(List<Path> paths, Placement placement, String study, String patientPrefix) {
        this.paths = List.copyOf(paths);
        this.placement = placement;
        this.study = study;
        this.patientPrefix = patientPrefix;
    }

    /**
     * Where stays lie in time.
     *
     * @param align which hour stands at {@code anchor}
     * @param anchor the instant
     * @param lastHours only so many hours before the end of each stay; {@link Long#MAX_VALUE} for all
     */
    public record Placement(Align align, Instant anchor, long lastHours) {}

    /** Which hour of a stay stands at the anchor. */
    public enum Align {
        /** Admission to the ICU. */
        START,
        /** The last event: hour or onset of sepsis. */
        END
    }

    @Override
    public String name() {
        return "cinc2019";
    }

    @Override
    public Duration grain() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration step() {
        return Duration.ofHours(1);
    }

    @Override
    public void read(CohortConsumer cohorts, Skipped skipped) throws IOException {
        List<RawEvent> cohort = new ArrayList<>();
        int patients = 0;
        for (Path file : CincDirectory.files(paths)) {
            cohort.addAll(events(CincFile.read(file), skipped));
            patients++;
            if (patients % COHORT == 0) {
                cohorts.accept(cohort);
                cohort = new ArrayList<>();
            }
        }
        if (!cohort.isEmpty()) {
            cohorts.accept(cohort);
        }
    }

    private List<RawEvent> events(CincPatient patient, Skipped skipped) {
        long lastRow = patient.hours().get(patient.hours().size() - 1).iculos();
        long end = Math.max(lastRow, patient.sepsisOnsetHour().orElse(lastRow));
        long firstHour = placement.lastHours() > end ? 0 : end - placement.lastHours() + 1;
        Instant admission = placement.align() == Align.START
                ? placement.anchor()
                : placement.anchor().minus(Duration.ofHours(end));
        return new CincMapping(patient, study, patientPrefix, admission, skipped).events(firstHour);
    }
}
