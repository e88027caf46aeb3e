package io.clinstream.training.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Draws patients with replacement: rows of one patient are not independent, so rows are not what is drawn. A replicate is a
 * weight per patient, how often it was drawn. The same seed draws the same, on any number of threads.
 *
 * @param replicates how many draws, 1 or more
 * @param seed of the draws
 */
public record PatientBootstrap(int replicates, long seed) {

    /** 1,000 draws. */
    public static final int USUAL_REPLICATES = 1_000;

    /** Any odd number but SplittableRandom's own stride, with which a replicate would be the one before, moved by one draw. */
    private static final long STRIDE = 0xD1B54A32D192ED03L;

    /** Checks the number of draws. */
    public PatientBootstrap {
        if (replicates < 1) {
            throw new IllegalArgumentException("replicates must be 1 or more, were " + replicates);
        }
    }

    /** 1,000 draws from a seed. */
    public static PatientBootstrap seeded(long seed) {
        return new PatientBootstrap(USUAL_REPLICATES, seed);
    }

    /** How often each patient was drawn in a replicate. */
    public int[] weights(int replicate, int patients) {
        // The first number of a stream is well mixed; two streams whose seeds are alike have nothing in common then.
        SplittableRandom random =
                new SplittableRandom(new SplittableRandom(seed ^ STRIDE * (replicate + 1L)).nextLong());
        int[] weights = new int[patients];
        for (int drawn = 0; drawn < patients; drawn++) {
            weights[random.nextInt(patients)]++;
        }
        return weights;
    }

    /**
     * Figures of every replicate: {@code result[figure][replicate]}.
     *
     * @param patients how many patients there are to draw from
     * @param figures how many figures {@code measure} gives
     * @param measure figures by the weights of the patients; called from several threads
     */
    public double[][] measure(int patients, int figures, Function<int[], double[]> measure) {
        double[][] measured = new double[figures][replicates];
        IntStream.range(0, replicates).parallel().forEach(replicate -> {
            double[] values = measure.apply(weights(replicate, patients));
            for (int figure = 0; figure < figures; figure++) {
                measured[figure][replicate] = values[figure];
            }
        });
        return measured;
    }

    /** Every patient once: the weights of the sample itself. */
    static int[] once(int patients) {
        int[] once = new int[patients];
        Arrays.fill(once, 1);
        return once;
    }
}
