package io.clinstream.producer.source.ward;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to simulate. The same plan gives the same events, byte for byte.
 *
 * @param patients beds, 1 to 100,000
 * @param seed of all randomness
 * @param start of simulated time
 * @param interval between two events of one patient, positive
 * @param count at most so many records, {@link Long#MAX_VALUE} for no limit
 * @param duration of simulated time; empty for no limit
 * @param mix of kinds of events
 * @param faults how often what goes wrong
 * @param deteriorating share of patients who fall ill during the simulation, 0 to 1
 * @param study id of the study
 * @param patientPrefix put before the five digits of a patient's number
 */
public record WardPlan(
        int patients,
        long seed,
        Instant start,
        Duration interval,
        long count,
        Optional<Duration> duration,
        EventMix mix,
        FaultRates faults,
        double deteriorating,
        String study,
        String patientPrefix) {

    private static final int MOST_PATIENTS = 100_000;

    /** Over this time patients fall ill where the simulation itself has no end. */
    private static final Duration OPEN_END = Duration.ofHours(24);

    public WardPlan {
        require(patients >= 1 && patients <= MOST_PATIENTS, "--patients must be 1 to " + MOST_PATIENTS);
        require(interval.compareTo(Duration.ofMillis(1)) >= 0, "--interval must be at least a millisecond");
        require(count >= 1, "--count must be at least 1");
        require(duration.isEmpty() || !duration.get().isNegative(), "--duration must not be negative");
        require(deteriorating >= 0 && deteriorating <= 1, "--deteriorating must be between 0 and 1");
    }

    /** Simulated time until the end, by the duration or the count, whichever ends first; empty for an endless ward. */
    public Optional<Duration> length() {
        if (count == Long.MAX_VALUE) {
            return duration;
        }
        Duration byCount = interval.multipliedBy(count).dividedBy(patients);
        return Optional.of(
                duration.filter(stated -> stated.compareTo(byCount) < 0).orElse(byCount));
    }

    /** How long after its end the last delayed event may be sent. */
    public Duration tail() {
        Duration late = faults.late() > 0 ? faults.lateBy() : Duration.ZERO;
        Duration overtaken = faults.outOfOrder() > 0 ? interval.multipliedBy(2) : Duration.ZERO;
        Duration repeated = faults.duplicates() > 0 ? interval : Duration.ZERO;
        return late.plus(overtaken).plus(repeated);
    }

    /** The time over which patients fall ill. */
    Duration horizon() {
        return length().filter(known -> !known.isZero()).orElse(OPEN_END);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
