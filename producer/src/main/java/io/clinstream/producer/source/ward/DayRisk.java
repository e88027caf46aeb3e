package io.clinstream.producer.source.ward;

/**
 * Probability of at least one event within the next 24 hours, given the severity now: the best that anyone can know who
 * knows the process. By backward recursion: no event in n hours means none in the first, and none in the n − 1 after it,
 * in expectation over the severity then.
 */
final class DayRisk {

    private static final int HOURS = 24;

    private final SeverityProcess process;
    private final double[] risk;

    private DayRisk(SeverityProcess process, double[] risk) {
        this.process = process;
        this.risk = risk;
    }

    /** The risk under a process and a hazard. */
    static DayRisk of(SeverityProcess process, Hazard hazard) {
        double[] quietHour = quietHour(process, hazard);
        double[] quiet = quietHour.clone();
        for (int hour = 1; hour < HOURS; hour++) {
            double[] rest = SeverityGrid.anHourBefore(quiet);
            for (int point = 0; point < quiet.length; point++) {
                quiet[point] = quietHour[point] * rest[point];
            }
        }
        double[] risk = new double[quiet.length];
        for (int point = 0; point < risk.length; point++) {
            risk[point] = 1 - quiet[point];
        }
        return new DayRisk(process, risk);
    }

    /** The risk at a severity, between 0 and 1. */
    double at(double severity) {
        return SeverityGrid.at(risk, severity - process.level());
    }

    /** Its mean over patient-hours in the long run. */
    double inTheLongRun(Hazard hazard) {
        double[] quietHour = quietHour(process, hazard);
        double[] distribution = SeverityGrid.first();
        for (int hour = 0; hour < 5 * SeverityProcess.HOURS; hour++) {
            distribution = SeverityGrid.anHourLater(distribution, quietHour);
        }
        double mean = 0;
        for (int point = 0; point < risk.length; point++) {
            mean += distribution[point] * risk[point];
        }
        return mean;
    }

    private static double[] quietHour(SeverityProcess process, Hazard hazard) {
        double[] quiet = new double[SeverityGrid.SIZE];
        for (int point = 0; point < quiet.length; point++) {
            quiet[point] = 1 - hazard.withinHour(process.level() + SeverityGrid.deviation(point));
        }
        return quiet;
    }
}
