package io.clinstream.features.training;

import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;

/**
 * Which label a training set has, and how it is made.
 *
 * @param label the label
 * @param definition which adverse events count, and how long a negative waits for late reports
 */
public record LabelChoice(Label label, LabelDefinition definition) {}
