package io.clinstream.audit;

import io.clinstream.schema.Prediction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which events of the patient lie behind the contributions of a prediction. */
@FunctionalInterface
public interface SourceEvents {

    /** Nobody can tell. */
    SourceEvents UNAVAILABLE = record -> Optional.empty();

    /**
     * The events behind one contribution.
     *
     * @param total how many there are
     * @param newest ids of the newest of them
     */
    record Behind(long total, List<String> newest) {

        /** No event: the patient's record, or the time itself. */
        public static final Behind NONE = new Behind(0, List.of());

        /** Copies the ids. */
        public Behind {
            newest = List.copyOf(newest);
        }
    }

    /** The events behind each contribution, by feature; empty where that cannot be told now. */
    Optional<Map<String, Behind>> of(Prediction record);
}
