package io.clinstream.models.tree;

/**
 * Gauss–Legendre quadrature on [0, 1]: with {@code n} nodes exact for polynomials up to degree 2n − 1. Shapley weights
 * are integrals of such polynomials, see {@link LeafShapley}.
 */
final class GaussLegendre {

    private static final int NEWTON_STEPS = 100;
    private static final double SETTLED = 1e-16;

    final double[] nodes;
    final double[] weights;

    private GaussLegendre(int count) {
        nodes = new double[count];
        weights = new double[count];
        for (int index = 0; index < count; index++) {
            place(index, count);
        }
    }

    static GaussLegendre of(int count) {
        return new GaussLegendre(count);
    }

    /** Newton's method on the Legendre polynomial, from the usual first guess. */
    private void place(int index, int count) {
        double x = StrictMath.cos(Math.PI * (index + 0.75) / (count + 0.5));
        double slope = 1;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double previous = 1;
            double current = x;
            for (int degree = 2; degree <= count; degree++) {
                double next = ((2 * degree - 1) * x * current - (degree - 1) * previous) / degree;
                previous = current;
                current = next;
            }
            slope = count * (x * current - previous) / (x * x - 1);
            double correction = current / slope;
            x -= correction;
            if (Math.abs(correction) < SETTLED) {
                break;
            }
        }
        nodes[index] = (1 - x) / 2;
        weights[index] = 1 / ((1 - x * x) * slope * slope);
    }
}
