package io.clinstream.prediction.idempotency;

import java.util.Optional;

/** Where keys and their answers are kept for every instance, and across restarts. */
public interface KeyStore {

    /**
     * Claims a key for one request; a claim ends by itself after a few seconds.
     *
     * @param key SHA-256 of the key, hexadecimal
     * @return what is kept under the key; empty: the key is the caller's now
     * @throws KeyInUseException another has claimed it
     */
    Optional<Kept> claim(String key);

    /** Keeps the answer to a request under its key. Does its best: an answer that is in the log is given in any case. */
    void keep(String key, Kept answer);

    /** Gives a claim back: the request had no answer. */
    void release(String key);

    /**
     * A request and its answer.
     *
     * @param patientId all that a request says
     * @param json the answer's bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Kept(String patientId, byte[] json) {}
}
