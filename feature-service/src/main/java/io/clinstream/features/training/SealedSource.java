package io.clinstream.features.training;

import io.clinstream.stores.SealedManifest;

/**
 * A sealed date that a training set reads.
 *
 * @param manifest what it says
 * @param key full name of the manifest
 * @param sha256 checksum of the manifest
 */
record SealedSource(SealedManifest manifest, String key, String sha256) {}
