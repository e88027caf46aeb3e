package io.clinstream.training;

import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.RowKey;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded rows of a known truth: the log-odds of the label are a sum of some columns, the others are noise. */
public final class SyntheticRows {

    /** Columns that matter, those that do not, one that never varies and one that is never there. */
    public static final List<String> COLUMNS =
            List.of("strong", "weak", "noise", "sometimes", "constant", "never", "news2_last", "sex_male");

    private static final long HOUR = 3_600_000;

    private SyntheticRows() {}

    /** The truth of a row, log-odds. */
    public static double truth(LabelledRows rows, int row) {
        float sometimes = rows.value(row, rows.place("sometimes"));
        return -2.5
                + 1.2 * rows.value(row, rows.place("strong"))
                + 0.4 * rows.value(row, rows.place("weak"))
                + (Float.isNaN(sometimes) ? 0.8 : 0);
    }

    /** The truth of every row. */
    public static double[] truths(LabelledRows rows) {
        return IntStream.range(0, rows.size())
                .mapToDouble(row -> truth(rows, row))
                .toArray();
    }

    /** Hourly rows of patients of three sites. */
    public static LabelledRows of(int patients, int rowsEach, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LabelledRows.Builder rows = LabelledRows.builder(COLUMNS, patients * rowsEach);
        for (int patient = 0; patient < patients; patient++) {
            double own = random.nextGaussian();
            boolean male = random.nextBoolean();
            for (int row = 0; row < rowsEach; row++) {
                float strong = (float) (own + random.nextGaussian());
                float weak = (float) random.nextGaussian();
                float sometimes = random.nextInt(4) == 0 ? Float.NaN : random.nextInt(10);
                double logOdds = -2.5 + 1.2 * strong + 0.4 * weak + (Float.isNaN(sometimes) ? 0.8 : 0);
                boolean positive = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
                float news2 = random.nextInt(5) == 0 ? Float.NaN : Math.round(Math.max(0, 3 + strong));
                rows.add(new RowKey("P" + patient, "S", "site" + patient % 3, row * HOUR), positive, new float[] {
                    strong, weak, (float) random.nextGaussian(), sometimes, 7, Float.NaN, news2, male ? 1 : 0
                });
            }
        }
        return rows.build();
    }

    /** Rows of one column and one patient each, with these labels. */
    public static LabelledRows labelled(boolean... labels) {
        LabelledRows.Builder rows = LabelledRows.builder(List.of("x"), labels.length);
        for (int row = 0; row < labels.length; row++) {
            rows.add(new RowKey("P" + row, "", "", 0), labels[row], new float[] {0});
        }
        return rows.build();
    }

    /** Hourly rows of one patient, beginning at hour {@code from}, with these labels. */
    public static LabelledRows hourly(int from, boolean... labels) {
        LabelledRows.Builder rows = LabelledRows.builder(List.of("x"), labels.length);
        for (int row = 0; row < labels.length; row++) {
            rows.add(new RowKey("P", "", "", (from + row) * HOUR), labels[row], new float[] {row});
        }
        return rows.build();
    }
}
