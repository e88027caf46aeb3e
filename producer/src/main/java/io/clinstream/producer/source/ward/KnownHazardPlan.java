package io.clinstream.producer.source.ward;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A ward with known hazard. The same plan gives the same events and the same hazard file, byte for byte; a longer
 * duration goes on where a shorter one ended.
 *
 * @param patients beds, 1 to 100,000
 * @param seed of all randomness
 * @param start of simulated time, a whole hour
 * @param duration of simulated time, whole hours, at least one
 * @param interval between two readings of a patient's vital signs, whole hours, at least one
 * @param labsEvery between two laboratory panels of a patient, whole hours, at least one
 * @param prevalence share of patient-hours that an event follows within 24 hours, in the long run; 0.001 to 0.5
 * @param faults how often what goes wrong
 * @param study id of the study
 * @param patientPrefix put before the five digits of a patient's number
 * @param hazardFile where the truth is written, if anywhere
 */
public record KnownHazardPlan(
        int patients,
        long seed,
        Instant start,
        Duration duration,
        Duration interval,
        Duration labsEvery,
        double prevalence,
        FaultRates faults,
        String study,
        String patientPrefix,
        Optional<Path> hazardFile) {

    /** Between two readings, where nothing else is asked for. */
    public static final Duration INTERVAL = Duration.ofHours(2);

    private static final int MOST_PATIENTS = 100_000;
    private static final double RAREST = 0.001;
    private static final double MOST_FREQUENT = 0.5;

    public KnownHazardPlan {
        require(patients >= 1 && patients <= MOST_PATIENTS, "--patients must be 1 to " + MOST_PATIENTS);
        require(start.equals(start.truncatedTo(ChronoUnit.HOURS)), "--start must be a whole hour, was " + start);
        wholeHours("--duration", duration);
        wholeHours("--interval", interval);
        wholeHours("--labs-every", labsEvery);
        require(
                prevalence >= RAREST && prevalence <= MOST_FREQUENT,
                "--prevalence must be between " + RAREST + " and " + MOST_FREQUENT + ", was " + prevalence);
        hazardFile.ifPresent(KnownHazardPlan::folderMustExist);
    }

    /** When the ward closes: every patient leaves. */
    public Instant end() {
        return start.plus(duration);
    }

    private static void wholeHours(String option, Duration value) {
        require(
                value.toHours() >= 1 && value.equals(Duration.ofHours(value.toHours())),
                option + " must be whole hours, at least PT1H, was " + value);
    }

    private static void folderMustExist(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        require(
                folder != null
                        && folder.toFile().isDirectory()
                        && !file.toFile().isDirectory(),
                "--hazard-file must be a file in a folder that exists, was " + file);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
