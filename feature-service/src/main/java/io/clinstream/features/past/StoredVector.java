package io.clinstream.features.past;

/**
 * A vector of the offline store.
 *
 * @param object key of the object it lies in
 * @param partition of the topic of vectors
 * @param offset in the topic of vectors
 * @param position place among the patient's vectors
 * @param knownAt newest known-at of the events behind it, epoch milliseconds
 * @param featureSet fingerprint of its feature set
 * @param vectorSha256 vector hash
 */
public record StoredVector(
        String object,
        int partition,
        long offset,
        Position position,
        long knownAt,
        String featureSet,
        String vectorSha256) {}
