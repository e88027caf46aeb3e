package io.clinstream.models;

/**
 * Which model said it.
 *
 * @param name name of the model, for example {@code adverse-event-24h}
 * @param version what answers and audit show as {@code model_version}: for a registered model its name and number, for
 *     example {@code adverse-event-24h-3}; for the baseline {@code news2-baseline-1+} and the version of its table
 */
public record ModelIdentity(String name, String version) {}
