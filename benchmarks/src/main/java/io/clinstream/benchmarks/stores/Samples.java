package io.clinstream.benchmarks.stores;

import java.util.Arrays;
import java.util.List;

/** Medians and percentiles. */
final class Samples {

    private Samples() {}

    static double median(List<Double> numbers) {
        return percentile(numbers.stream().mapToDouble(Double::doubleValue).toArray(), 50);
    }

    /** The least number that at least so many per cent of the numbers do not exceed. */
    static double percentile(double[] numbers, double percent) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no numbers have no percentile");
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
