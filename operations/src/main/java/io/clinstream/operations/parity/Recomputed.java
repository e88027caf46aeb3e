package io.clinstream.operations.parity;

import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.PatientClock;

/**
 * A vector as the log gives it, with what stands around it.
 *
 * @param patientId whose it is
 * @param vector its values
 * @param clock where the patient stands
 * @param cause why there is one
 * @param logEpoch epoch of the log
 */
record Recomputed(String patientId, FeatureVector vector, PatientClock clock, Cause cause, int logEpoch) {

    RowKey key() {
        return new RowKey(cause.position().offset(), patientId, cause.sequence());
    }

    /** The version by which the online store and the audit name it. */
    String version() {
        return logEpoch + "-" + cause.position().partition() + "-"
                + cause.position().offset() + "-" + cause.sequence();
    }

    /** The hash over these values, not a stored one. */
    String sha256() {
        return vector.vectorSha256(patientId);
    }
}
