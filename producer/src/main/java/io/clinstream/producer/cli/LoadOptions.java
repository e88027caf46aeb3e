package io.clinstream.producer.cli;

import io.clinstream.producer.source.ward.FaultRates;
import io.clinstream.producer.time.ReplayMode;
import io.clinstream.producer.time.Speed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a simulated ward is sent live or as a load of the past. */
final class LoadOptions {

    @Option(
            names = "--historical",
            description = "Send the ward as a historical load, as fast as it goes: its whole time must have passed, and"
                    + " each record is known when its source had it.")
    private boolean historical;

    @Option(
            names = "--load-id",
            paramLabel = "ID",
            description = "Id of the historical load. Default: simulate- and the study id.")
    private @Nullable String loadId;

    /**
     * Refuses a load without an end.
     *
     * @throws IllegalArgumentException naming the option and the rule
     */
    void requireEnd(Optional<Duration> length) {
        if (historical && length.isEmpty()) {
            throw new IllegalArgumentException("--historical needs an end: give --count or --duration");
        }
    }

    /**
     * Checks what a load cannot have.
     *
     * @param end of simulated time
     * @throws IllegalArgumentException naming the option and the rule
     */
    void check(FaultRates faults, Instant end, Instant now) {
        if (!historical) {
            if (loadId != null) {
                throw new IllegalArgumentException("--load-id must be given with --historical only");
            }
            return;
        }
        if (end.isAfter(now)) {
            throw new IllegalArgumentException("--historical must end by now (" + now + "), would end " + end);
        }
        if (faults.late() > 0 || faults.outOfOrder() > 0) {
            throw new IllegalArgumentException(
                    "--late and --out-of-order must not be given with --historical: a load is"
                            + " sent in the order in which it became known");
        }
    }

    ReplayMode mode(String study) {
        return historical
                ? new ReplayMode.Historical(loadId == null ? "simulate-" + study : loadId)
                : new ReplayMode.AsRecorded();
    }

    Speed defaultSpeed() {
        return historical ? Speed.UNLIMITED : new Speed(1);
    }
}
