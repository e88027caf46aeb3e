package io.clinstream.benchmarks.run;

import java.util.List;

/** Medians and percentiles. */
final class Medians {

    private Medians() {}

    /** The middle number, or the mean of the two in the middle. */
    static double of(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no numbers have no median");
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The least number that at least so many per cent of the numbers do not exceed. */
    static double percentile(List<Double> numbers, double percent) {
        List<Double> sorted = numbers.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no numbers have no percentile");
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
