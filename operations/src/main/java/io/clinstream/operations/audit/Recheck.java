package io.clinstream.operations.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Of which rows the features are computed again from the log.
 *
 * @param most how many rows, drawn at random; 0: none
 * @param patient one patient; empty: all
 * @param from first instant of scoring; empty: the beginning
 * @param to last instant of scoring; empty: the end
 * @param bronze whether the log is read from bronze, else from its topic
 */
record Recheck(int most, Optional<String> patient, Optional<Instant> from, Optional<Instant> to, boolean bronze) {

    boolean wants(String patientId, Instant timestamp) {
        return most > 0
                && patient.map(patientId::equals).orElse(true)
                && from.map(first -> !timestamp.isBefore(first)).orElse(true)
                && to.map(last -> !timestamp.isAfter(last)).orElse(true);
    }
}
