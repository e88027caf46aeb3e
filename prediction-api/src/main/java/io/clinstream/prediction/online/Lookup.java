package io.clinstream.prediction.online;

/** What the online store says about one patient. */
public sealed interface Lookup {

    /**
     * There is a vector.
     *
     * @param vector the newest
     */
    record Found(OnlineVector vector) implements Lookup {}

    /** The patient is known, but the vector has expired: nothing was accepted for 48 hours. */
    record Expired() implements Lookup {}

    /** No event of this patient was ever accepted. */
    record NeverSeen() implements Lookup {}

    /** No vector, but the store was emptied and is not whole again: that says nothing about the patient. */
    record Rebuilding() implements Lookup {}

    /**
     * The store does not answer, or what it holds is no vector.
     *
     * @param reason for the log and for health; no patient, no value in it
     */
    record Unavailable(String reason) implements Lookup {}
}
