package io.clinstream.streams.intake;

import java.time.Duration;
import java.util.Set;

/**
 * What a site decides about intake.
 *
 * @param tickResolution distance of two ticks
 * @param unblindedStudies study ids whose treatment arm may be known
 */
public record IntakeRules(Duration tickResolution, Set<String> unblindedStudies) {

    /** Copies the set. */
    public IntakeRules {
        unblindedStudies = Set.copyOf(unblindedStudies);
    }
}
