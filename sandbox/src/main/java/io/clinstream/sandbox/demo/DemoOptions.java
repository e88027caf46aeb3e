package io.clinstream.sandbox.demo;

import java.nio.file.Path;

/**
 * What the demonstration plays.
 *
 * @param dataDirectory folder of its own; emptied at the start
 * @param samples folder with {@code cdisc-pilot} and {@code cinc2019}
 * @param subjects subjects of the trial extract that are loaded as history
 * @param wardPatients patients of the simulated ward
 * @param check true: bounded, ends with the ledger and the health check
 */
record DemoOptions(Path dataDirectory, Path samples, int subjects, int wardPatients, boolean check) {

    /** The real septic patient whose hours are watched; all five scored vitals are recorded. */
    static final String WATCHED = "p100049";

    /** Hours of the septic patients' stays that are replayed, the last of them now. */
    static final int HOURS = 24;

    /** Real septic patients among the samples. */
    static final int SEPTIC = 12;

    Path pilot() {
        return samples.resolve("cdisc-pilot");
    }

    Path patients() {
        return samples.resolve("cinc2019");
    }

    /** Hours of the stay per second of the demonstration. */
    double hoursPerSecond() {
        return check ? 2.0 : 0.5;
    }
}
