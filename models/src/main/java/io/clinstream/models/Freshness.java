package io.clinstream.models;

import java.time.Duration;

/**
 * What a model asks of the age of a group of events.
 *
 * @param staleAfter an age above this is stale; positive
 * @param required whether there is no score without a fresh event of the group; otherwise a score without one is PARTIAL
 */
public record Freshness(Duration staleAfter, boolean required) {}
