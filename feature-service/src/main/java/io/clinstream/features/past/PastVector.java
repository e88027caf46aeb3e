package io.clinstream.features.past;

import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.features.past.PatientEvents.Log;
import io.clinstream.schema.CanonicalEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vector that was computed anew.
 *
 * @param vector the features
 * @param vectorSha256 vector hash
 * @param studyId study of the newest event in it
 * @param siteId site of the newest event in it; null where not known
 * @param clock LIVE or HISTORICAL
 * @param events number of events in it
 * @param newest the newest event in it
 * @param completeTo append time up to which the stored log is complete
 * @param stored the last vector the offline store has at exactly this instant, of events known by then
 */
public record PastVector(
        FeatureVector vector,
        String vectorSha256,
        String studyId,
        @Nullable String siteId,
        String clock,
        int events,
        Newest newest,
        Optional<Instant> completeTo,
        Optional<StoredVector> stored) {

    /**
     * The newest event in a vector.
     *
     * @param topicId first characters of the id of the canonical log's topic
     * @param partition of the canonical log
     * @param offset in the canonical log
     * @param knownAt when it was known
     */
    public record Newest(String topicId, int partition, long offset, Instant knownAt) {}

    static PastVector of(String patientId, Log log, Fold.Known known, Optional<StoredVector> stored) {
        CanonicalEvent event = known.newest().event();
        return new PastVector(
                known.vector(),
                known.vector().vectorSha256(patientId),
                event.getStudyId(),
                event.getSiteId(),
                known.clock().name(),
                known.events(),
                new Newest(
                        log.topicId(),
                        known.newest().partition(),
                        known.newest().offset(),
                        Instant.ofEpochMilli(known.knownAt())),
                log.completeTo(),
                stored);
    }
}
