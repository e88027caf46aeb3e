package io.clinstream.models.onnx;

import java.util.Arrays;
import java.util.Random;

/**
 * Shapley values by sampled orders: from the reference to the patient one input after the other, each change of the
 * log-odds credited to the input that was exchanged, the mean over all orders. Orders come in pairs, one the other's
 * reverse, which cancels most of the noise (Mitchell and others, Sampling permutations for Shapley value estimation,
 * JMLR 23, 2022). Every order ends where the patient is, so the values add up whatever the orders are.
 *
 * <p>Orders are drawn once, from a fixed seed: the same inputs have the same explanation, to the last bit.
 */
final class SampledShapley {

    private static final long SEED = 20_261_121;
    private static final int MOST_PAIRS = 16;
    private static final int MOST_ROWS = 2_048;

    private final int inputs;
    private final int[][] orders;

    /** Orders of so many inputs. */
    SampledShapley(int inputs) {
        this.inputs = inputs;
        int between = Math.max(1, inputs - 1);
        int pairs = Math.max(1, Math.min(MOST_PAIRS, MOST_ROWS / (2 * between)));
        this.orders = new int[2 * pairs][];
        Random random = new Random(SEED);
        for (int pair = 0; pair < pairs; pair++) {
            orders[2 * pair] = order(random);
            orders[2 * pair + 1] = reversed(orders[2 * pair]);
        }
    }

    /** How many orders there are. */
    int orders() {
        return orders.length;
    }

    /** How many rows have to be asked. */
    int rows() {
        return orders.length * (inputs - 1);
    }

    /** What has to be asked: the mixtures of reference and patient, order after order. */
    float[] questions(float[] reference, float[] patient) {
        float[] rows = new float[rows() * inputs];
        int at = 0;
        float[] row = new float[inputs];
        for (int[] order : orders) {
            System.arraycopy(reference, 0, row, 0, inputs);
            for (int step = 0; step < inputs - 1; step++) {
                row[order[step]] = patient[order[step]];
                System.arraycopy(row, 0, rows, at, inputs);
                at += inputs;
            }
        }
        return rows;
    }

    /**
     * The values: they add up to {@code patient - reference}.
     *
     * @param reference log-odds of the reference
     * @param between log-odds of what was asked
     * @param patient log-odds of the patient
     * @param values filled with one per input
     */
    void values(double reference, double[] between, double patient, double[] values) {
        Arrays.fill(values, 0);
        int at = 0;
        for (int[] order : orders) {
            double before = reference;
            for (int step = 0; step < inputs; step++) {
                double after = step < inputs - 1 ? between[at++] : patient;
                values[order[step]] += after - before;
                before = after;
            }
        }
        for (int input = 0; input < inputs; input++) {
            values[input] /= orders.length;
        }
    }

    private int[] order(Random random) {
        int[] order = new int[inputs];
        for (int input = 0; input < inputs; input++) {
            int other = random.nextInt(input + 1);
            order[input] = order[other];
            order[other] = input;
        }
        return order;
    }

    private static int[] reversed(int[] order) {
        int[] reversed = new int[order.length];
        for (int step = 0; step < order.length; step++) {
            reversed[step] = order[order.length - 1 - step];
        }
        return reversed;
    }
}
