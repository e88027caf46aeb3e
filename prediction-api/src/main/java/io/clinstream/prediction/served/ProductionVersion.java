package io.clinstream.prediction.served;

/**
 * The version of a model that the registry has in production.
 *
 * @param name name of the model
 * @param number 1, 2, 3 … per name
 * @param servedAs what answers and audit call it
 */
public record ProductionVersion(String name, int number, String servedAs) {}
