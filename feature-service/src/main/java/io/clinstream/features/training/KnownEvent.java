package io.clinstream.features.training;

import io.clinstream.schema.CanonicalEvent;

/**
 * An event of the canonical log and when it became known.
 *
 * @param event the event
 * @param knownAt running maximum per patient, epoch milliseconds
 */
record KnownEvent(CanonicalEvent event, long knownAt) {}
