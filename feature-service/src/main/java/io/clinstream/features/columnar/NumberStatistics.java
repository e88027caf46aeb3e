package io.clinstream.features.columnar;

import org.apache.parquet.column.statistics.BooleanStatistics;
import org.apache.parquet.column.statistics.DoubleStatistics;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;

/** Least and greatest number of a page. */
final class NumberStatistics {

    private NumberStatistics() {}

    /** Of the values from {@code from} to {@code to}; where one is not a number, nothing is said. */
    static Statistics<?> of(FileColumn column, long[] values, int from, int to) {
        PrimitiveType type = column.kind().type(column.name(), column.required());
        Statistics<?> statistics = Statistics.createStats(type);
        if (from == to) {
            return statistics;
        }
        if (statistics instanceof DoubleStatistics doubles) {
            return bound(doubles, values, from, to) ? doubles : Statistics.noopStats(type);
        }
        bound(statistics, values, from, to);
        return statistics;
    }

    private static void bound(Statistics<?> statistics, long[] values, int from, int to) {
        long least = values[from];
        long greatest = least;
        for (int value = from + 1; value < to; value++) {
            least = Math.min(least, values[value]);
            greatest = Math.max(greatest, values[value]);
        }
        if (statistics instanceof IntStatistics ints) {
            ints.setMinMax((int) least, (int) greatest);
        } else if (statistics instanceof LongStatistics longs) {
            longs.setMinMax(least, greatest);
        } else {
            ((BooleanStatistics) statistics).setMinMax(least != 0, greatest != 0);
        }
    }

    private static boolean bound(DoubleStatistics statistics, long[] values, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int value = from; value < to; value++) {
            double number = Double.longBitsToDouble(values[value]);
            if (Double.isNaN(number)) {
                return false;
            }
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }
        // A reader may compare zeros with or without their sign.
        statistics.setMinMax(least == 0 ? -0.0 : least, greatest == 0 ? 0.0 : greatest);
        return true;
    }
}
