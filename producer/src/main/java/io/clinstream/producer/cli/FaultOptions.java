package io.clinstream.producer.cli;

import io.clinstream.producer.source.ward.FaultRates;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How often what goes wrong in a simulation: rates from 0 to 1. */
final class FaultOptions {

    @Option(
            names = "--noise",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "On the natural scatter of measurements; 0 is none. Default: ${DEFAULT-VALUE}.")
    private double noise;

    @Option(names = "--missed", paramLabel = "RATE", description = "Readings never taken.")
    private double missed;

    @Option(names = "--duplicates", paramLabel = "RATE", description = "Events sent twice.")
    private double duplicates;

    @Option(names = "--late", paramLabel = "RATE", description = "Events sent late.")
    private double late;

    @Option(
            names = "--late-by",
            paramLabel = "DURATION",
            defaultValue = "PT30M",
            description = "Longest delay. Default: ${DEFAULT-VALUE}.")
    private Duration lateBy = Duration.ofMinutes(30);

    @Option(names = "--out-of-order", paramLabel = "RATE", description = "Events overtaken by the patient's next.")
    private double outOfOrder;

    @Option(names = "--unit-mix-ups", paramLabel = "RATE", description = "Values with a unit that is not theirs.")
    private double unitMixUps;

    @Option(names = "--impossible", paramLabel = "RATE", description = "Readings with an impossible value.")
    private double impossible;

    @Option(
            names = "--clock-errors",
            paramLabel = "RATE",
            description = "Events of a device two hours ahead or a day behind.")
    private double clockErrors;

    /** The rates, checked. */
    FaultRates rates() {
        return new FaultRates(noise, missed, duplicates, late, lateBy, outOfOrder, unitMixUps, impossible, clockErrors);
    }
}
