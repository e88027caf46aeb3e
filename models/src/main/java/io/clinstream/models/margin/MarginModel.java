package io.clinstream.models.margin;

import io.clinstream.models.score.ContributionMethod;

/**
 * A function from input values to a margin on the log-odds, with its explanation. Input values stand in the order of the
 * manifest; {@code NaN} stands for a null feature. Safe for use by many threads; the same inputs give the same bits.
 */
public interface MarginModel extends AutoCloseable {

    /** Number of inputs. */
    int inputs();

    /** The margin. */
    double margin(double[] inputs);

    /**
     * Explains a margin.
     *
     * @param inputs the values
     * @param contributions filled with one contribution per input
     * @return the base: with the contributions it adds up to the margin within 1e-9
     */
    double explain(double[] inputs, double[] contributions);

    /** How contributions are found. */
    ContributionMethod method();

    /** Frees what the model holds outside the heap. */
    @Override
    void close();
}
