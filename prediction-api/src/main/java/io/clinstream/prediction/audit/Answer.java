package io.clinstream.prediction.audit;

import io.clinstream.models.score.Assessment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One prediction as it is answered and audited.
 *
 * @param id identity
 * @param patientId the patient
 * @param at instant of scoring
 * @param modelName model
 * @param modelVersion version of the model
 * @param vector the vector behind it; empty where it has expired
 * @param agesSeconds age of the newest event per group at {@code at}
 * @param assessment what the model says
 * @param requester who asked
 * @param idempotencyKey the request's key, if it had one
 * @param latencyMicros time from request to append
 */
public record Answer(
        UUID id,
        String patientId,
        Instant at,
        String modelName,
        String modelVersion,
        Optional<VectorIdentity> vector,
        Map<String, Long> agesSeconds,
        Assessment assessment,
        String requester,
        Optional<String> idempotencyKey,
        long latencyMicros) {

    /** Copies the map. */
    public Answer {
        agesSeconds = Map.copyOf(agesSeconds);
    }

    /**
     * Which vector it was.
     *
     * @param asOf instant it describes
     * @param version log epoch, canonical partition, offset and sequence
     * @param featureSet fingerprint of the feature set
     * @param sha256 vector hash
     */
    public record VectorIdentity(Instant asOf, String version, String featureSet, String sha256) {}
}
