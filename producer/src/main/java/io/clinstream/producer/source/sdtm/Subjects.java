package io.clinstream.producer.source.sdtm;

import io.clinstream.files.sdtm.DemographicsRow;
import io.clinstream.producer.event.Envelope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chosen subjects of a study: who they are in the events. */
final class Subjects {

    private static final String SOURCE = "sdtm";

    private final long limit;
    private final @Nullable String studyOverride;
    private final String patientPrefix;
    private final Map<String, Envelope.Origin> origins = new HashMap<>();

    Subjects(long limit, @Nullable String studyOverride, String patientPrefix) {
        this.limit = limit;
        this.studyOverride = studyOverride;
        this.patientPrefix = patientPrefix;
    }

    /** Takes a subject in, unless there are enough already. */
    boolean choose(DemographicsRow row) {
        if (origins.size() >= limit) {
            return false;
        }
        String study = studyOverride == null ? row.study() : studyOverride;
        String site = row.site().isEmpty() ? null : row.site();
        origins.put(row.subject(), new Envelope.Origin(study, site, SOURCE));
        return true;
    }

    /** Study, site and source of a chosen subject; empty for others. */
    Optional<Envelope.Origin> origin(String subject) {
        return Optional.ofNullable(origins.get(subject));
    }

    String patientId(String subject) {
        return patientPrefix + subject;
    }
}
