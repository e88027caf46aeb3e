package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;

/**
 * What one scorer says of rows.
 *
 * <p>Not a record: records and arrays do not go together.
 */
public final class Scores {

    private final String name;
    private final double[] values;
    private final boolean probabilities;

    private Scores(String name, double[] values, boolean probabilities) {
        this.name = name;
        this.values = values.clone();
        this.probabilities = probabilities;
    }

    /** Probabilities, one per row. */
    public static Scores probabilities(String name, double[] values) {
        if (!Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("probabilities of " + name + " must be 0 to 1");
        }
        return new Scores(name, values, true);
    }

    /** Numbers that only order rows, higher is more at risk. */
    public static Scores ranks(String name, double[] values) {
        return new Scores(name, values, false);
    }

    /** A column as a score that only orders rows; where it is null, the lowest of all. */
    public static Scores column(String name, LabelledRows rows, String column) {
        int place = rows.place(column);
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            float value = rows.value(row, place);
            values[row] = Float.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        }
        return ranks(name, values);
    }

    /** Name of the scorer. */
    public String name() {
        return name;
    }

    /** Whether the values are probabilities. */
    public boolean areProbabilities() {
        return probabilities;
    }

    /** The value of each row. */
    public double[] values() {
        return values.clone();
    }

    double[] shared() {
        return values;
    }
}
