package io.clinstream.training.sepsis;

/**
 * What a cross-validation was made from.
 *
 * @param dataSha256 of the patients' files
 * @param featureSet fingerprint of the vectors
 * @param vectors vectors in the files of the offline store
 * @param commit of the program; "unknown" where not told
 * @param madeAt ISO 8601
 */
record CrossValidationFacts(String dataSha256, String featureSet, long vectors, String commit, String madeAt) {}
