package io.clinstream.producer.source.ward;

/**
 * Deviations of a severity from the personal level in narrow steps, to compute expectations over the next hour. Steps are
 * a quarter of an hour's innovation: sums over them agree with the integral over a normal density to far below what is
 * written. The process is the same for every level, so these weights are too.
 */
final class SeverityGrid {

    private static final double REACH = 6.5;
    private static final double STEP = SeverityProcess.INNOVATION / 4;
    private static final int HALF = (int) Math.ceil(REACH / STEP);

    /** Number of points. */
    static final int SIZE = 2 * HALF + 1;

    private static final Spread[] NEXT_HOUR = nextHour();
    private static final Spread AFTER_EVENT = Spread.about(0, SeverityProcess.AFTER_EVENT);
    private static final Spread FIRST = Spread.about(0, 1);

    private SeverityGrid() {}

    /** Deviation from the personal level. */
    static double deviation(int point) {
        return (point - HALF) * STEP;
    }

    /** Expectation of a function of the deviation an hour after each point, where no event came between. */
    static double[] anHourBefore(double[] function) {
        double[] before = new double[SIZE];
        for (int from = 0; from < SIZE; from++) {
            before[from] = NEXT_HOUR[from].mean(function);
        }
        return before;
    }

    /**
     * The distribution an hour later; after an event it begins anew.
     *
     * @param quiet probability of no event within the hour, by point
     */
    static double[] anHourLater(double[] distribution, double[] quiet) {
        double[] later = new double[SIZE];
        double events = 0;
        for (int from = 0; from < SIZE; from++) {
            double stays = distribution[from] * quiet[from];
            events += distribution[from] - stays;
            NEXT_HOUR[from].add(stays, later);
        }
        AFTER_EVENT.add(events, later);
        return later;
    }

    /** The distribution in which patients begin. */
    static double[] first() {
        double[] distribution = new double[SIZE];
        FIRST.add(1, distribution);
        return distribution;
    }

    /** A function between points, on a straight line; beyond the ends as at the ends. */
    static double at(double[] function, double deviation) {
        double place = Math.max(0, Math.min(SIZE - 1.0, deviation / STEP + HALF));
        int below = Math.min(SIZE - 2, (int) place);
        double share = place - below;
        return function[below] * (1 - share) + function[below + 1] * share;
    }

    private static Spread[] nextHour() {
        Spread[] spreads = new Spread[SIZE];
        for (int from = 0; from < SIZE; from++) {
            spreads[from] = Spread.about(SeverityProcess.PERSISTENCE * deviation(from), SeverityProcess.INNOVATION);
        }
        return spreads;
    }

    /** A normal density on neighbouring points; the weights add up to 1. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Spread(int begin, double[] weights) {

        private static final int DEVIATIONS = 6;

        static Spread about(double mean, double deviation) {
            int middle = (int) Math.rint(mean / STEP) + HALF;
            int reach = (int) Math.ceil(DEVIATIONS * deviation / STEP);
            int begin = Math.max(0, middle - reach);
            double[] weights = new double[Math.min(SIZE - 1, middle + reach) - begin + 1];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                double scaled = (deviation(begin + i) - mean) / deviation;
                weights[i] = StrictMath.exp(-scaled * scaled / 2);
                sum += weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= sum;
            }
            return new Spread(begin, weights);
        }

        double mean(double[] function) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * function[begin + i];
            }
            return sum;
        }

        void add(double weight, double[] onto) {
            for (int i = 0; i < weights.length; i++) {
                onto[begin + i] += weight * weights[i];
            }
        }
    }
}
