package io.clinstream.producer.source.ward;

/**
 * The rate of adverse events at a severity x: {@code exp(intercept + SLOPE · x)} per hour, constant within an hour.
 *
 * @param intercept logarithm of the rate at severity 0, finite
 */
record Hazard(double intercept) {

    /** A step of one standard deviation in severity multiplies the rate by five. */
    static final double SLOPE = 1.6;

    private static final double LOWEST = -20;
    private static final double HIGHEST = 2;
    private static final int HALVINGS = 22;

    /** Ages that stand for ten years each. */
    private static final int[] AGES = {45, 55, 65, 75, 85};

    /**
     * The hazard under which the given share of patient-hours is followed by an event within 24 hours, in the long run.
     *
     * @param prevalence between 0 and 1, exclusive
     */
    static Hazard ofPrevalence(double prevalence) {
        double low = LOWEST;
        double high = HIGHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (new Hazard(middle).prevalence() < prevalence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Hazard((low + high) / 2);
    }

    /** Events per hour. */
    double perHour(double severity) {
        return StrictMath.exp(intercept + SLOPE * severity);
    }

    /** Probability of an event within the hour; a second one in the same hour does not happen. */
    double withinHour(double severity) {
        return -StrictMath.expm1(-perHour(severity));
    }

    /**
     * When within the hour an event comes that does come.
     *
     * @param luck uniform in [0, 1)
     * @return minutes from 1 to 60
     */
    int minute(double severity, double luck) {
        double rate = perHour(severity);
        double hours = -StrictMath.log1p(-luck * withinHour(severity)) / rate;
        return Math.max(1, Math.min(60, (int) Math.ceil(60 * hours)));
    }

    private double prevalence() {
        double sum = 0;
        for (int age : AGES) {
            sum += DayRisk.of(SeverityProcess.atAge(age), this).inTheLongRun(this);
        }
        return sum / AGES.length;
    }
}
