package io.clinstream.prediction.online;

import java.time.Instant;
import java.util.List;

/** The online store as the API needs it. */
public interface OnlineStore {

    /** Looks one patient up, in one round trip. */
    Lookup find(String patientId);

    /**
     * Patients with a vector since {@code since}, newest first, with the version of their vector.
     *
     * @throws OnlineStoreUnavailableException the store does not answer
     */
    List<RecentPatient> recent(Instant since, int limit);

    /** Whether the store answers now. */
    boolean isReachable();

    /**
     * One patient of the ward.
     *
     * @param patientId the patient
     * @param version version of the vector the store holds
     */
    record RecentPatient(String patientId, String version) {}
}
