package io.clinstream.producer.source.ward;

import java.util.Random;

/**
 * How a measurement answers to severity.
 *
 * @param usual value at severity 0
 * @param perSeverity change per unit of severity
 * @param betweenPatients standard deviation of the personal level
 * @param betweenReadings standard deviation of a single reading
 * @param decimals as printed
 */
record Response(double usual, double perSeverity, double betweenPatients, double betweenReadings, int decimals) {

    /** A personal level. */
    double personal(Random random) {
        return usual + betweenPatients * random.nextGaussian();
    }

    /**
     * One reading, not rounded.
     *
     * @param noise factor on the scatter of readings
     */
    double reading(double personal, double severity, double noise, Random random) {
        return personal + perSeverity * severity + noise * betweenReadings * random.nextGaussian();
    }
}
