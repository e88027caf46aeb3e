package io.clinstream.streams.intake;

import java.time.Duration;

/**
 * What a site decides about intake.
 *
 * @param tickResolution distance of two ticks
 * @param unblinded studies whose treatment arm may be known
 */
public record IntakeRules(Duration tickResolution, UnblindedStudies unblinded) {}
