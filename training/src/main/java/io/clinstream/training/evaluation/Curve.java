package io.clinstream.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies at or above each score, from the highest down.
 *
 * @param steps one per distinct score
 */
public record Curve(List<Step> steps) {

    /** Copies the list. */
    public Curve {
        steps = List.copyOf(steps);
    }

    /** Rows whose label is 1. */
    public int positives() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).truePositives();
    }

    /** Rows whose label is 0. */
    public int negatives() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).falsePositives();
    }

    /** At most {@code most} of the steps, evenly taken, the first and the last among them: enough for a picture. */
    public Curve thinned(int most) {
        if (steps.size() <= most) {
            return this;
        }
        List<Step> kept = new ArrayList<>();
        for (int index = 0; index < most; index++) {
            kept.add(steps.get((int) ((long) index * (steps.size() - 1) / (most - 1))));
        }
        return new Curve(kept);
    }

    /**
     * Rows at or above a score.
     *
     * @param score the score
     * @param truePositives of them positive
     * @param falsePositives of them negative
     */
    public record Step(double score, int truePositives, int falsePositives) {

        /** Share of these rows that are positive. */
        public double precision() {
            return (double) truePositives / (truePositives + falsePositives);
        }
    }

    /** Takes steps in falling order of the score. */
    static final class Builder {

        private final List<Step> steps = new ArrayList<>();

        void add(double score, int truePositives, int falsePositives) {
            steps.add(new Step(score, truePositives, falsePositives));
        }

        Curve build() {
            return new Curve(steps);
        }
    }
}
