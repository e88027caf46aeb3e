package io.clinstream.training.sepsis.rows;

import java.util.Arrays;
import java.util.List;

/**
 * The vector of each question; a vector that answers several is held once. Values are {@code float}, as models see them;
 * NaN is null.
 */
public final class VectorTable {

    private static final int NONE = -1;

    private final List<String> features;
    private final int[] slots;
    private final long[] instants;
    private final float[][] vectors;

    private VectorTable(Builder built) {
        this.features = built.features;
        this.slots = built.slots;
        this.instants = built.instants;
        this.vectors = built.vectors;
    }

    /** Names of the values of a vector, in order. */
    public List<String> features() {
        return features;
    }

    /** Number of questions. */
    public int size() {
        return slots.length;
    }

    /** Whether the patient of a question had a vector by then. */
    public boolean has(int question) {
        return slots[question] != NONE;
    }

    /** Instant of the vector of a question, epoch milliseconds; without meaning where there is none. */
    public long asOf(int question) {
        return instants[question];
    }

    /** The values of the vector of a question; all NaN where there is none. */
    public float[] values(int question) {
        if (has(question)) {
            return vectors[slots[question]].clone();
        }
        float[] none = new float[features.size()];
        Arrays.fill(none, Float.NaN);
        return none;
    }

    /** Takes answers and vectors in any order. */
    static final class Builder {

        private final List<String> features;
        private final int[] slots;
        private final long[] instants;
        private final float[][] vectors;

        Builder(List<String> features, int questions, int distinct) {
            this.features = List.copyOf(features);
            this.slots = new int[questions];
            this.instants = new long[questions];
            this.vectors = new float[distinct][features.size()];
            Arrays.fill(slots, NONE);
        }

        void answer(int question, int slot, long asOf) {
            slots[question] = slot;
            instants[question] = asOf;
        }

        void value(int slot, int feature, float value) {
            vectors[slot][feature] = value;
        }

        VectorTable build() {
            return new VectorTable(this);
        }
    }
}
