package io.clinstream.features.quality;

import java.time.Instant;

/** The dead letters, which bronze does not keep. */
@FunctionalInterface
public interface Refusals {

    /** Hands over every letter that was written at or after an instant. */
    void read(Instant from, Reader reader);

    /** Takes letters. */
    @FunctionalInterface
    interface Reader {
        /**
         * Takes a letter.
         *
         * @param application {@code intake} or {@code features}
         * @param scope {@code RECORD} or {@code MEASUREMENT}
         * @param reason reason code
         * @param topic topic of the refused record
         * @param partition its partition
         * @param offset its offset
         */
        void take(String application, String scope, String reason, String topic, int partition, long offset);
    }
}
