package io.clinstream.operations.parity;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked for.
 *
 * @param percent share of the patients, more than 0 to 100
 * @param patients number of patients; 0: by percent
 * @param seed of the choice of patients
 * @param from first append date that is compared; null: all
 * @param to last append date; null: all
 * @param bronze whether the canonical log is read from bronze instead of its topic
 * @param grace what is younger may still be on its way
 */
record ParityOptions(
        double percent,
        int patients,
        String seed,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean bronze,
        Duration grace) {}
