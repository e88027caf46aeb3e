package io.clinstream.models.tree;

/**
 * Shapley values of one leaf. On its path each distinct feature has a share (of the training data that goes the leaf's
 * way at all its splits) and agrees or not (whether this input goes that way). A coalition that knows the features S
 * expects of the leaf {@code value × Π(S) agrees × Π(not S) share}. The Shapley weight of a coalition of size s among n
 * is the integral of t^s (1 − t)^(n − 1 − s) over [0, 1], so that the value of feature i is
 *
 * <pre>value × (agrees_i − share_i) × ∫ Π(j ≠ i) (agrees_j t + share_j (1 − t)) dt</pre>
 *
 * a polynomial, which quadrature integrates exactly, and of factors that are never negative, so that nothing cancels.
 *
 * <p>One object per thread: it holds the room to work in.
 */
final class LeafShapley {

    private final GaussLegendre[] rules;
    private final double[] before;

    /** Room for leaves of so many distinct features. */
    LeafShapley(int most) {
        this(rules(most), most);
    }

    private LeafShapley(GaussLegendre[] rules, int most) {
        this.rules = rules;
        this.before = new double[most + 1];
    }

    /** Another one for another thread. */
    LeafShapley another() {
        return new LeafShapley(rules, before.length - 1);
    }

    private static GaussLegendre[] rules(int most) {
        GaussLegendre[] rules = new GaussLegendre[most + 1];
        for (int count = 1; count <= most; count++) {
            rules[count] = GaussLegendre.of((count + 1) / 2);
        }
        return rules;
    }

    /**
     * Computes the values.
     *
     * @param count number of distinct features, above 0
     * @param agrees 1 or 0 per feature
     * @param shares per feature
     * @param value of the leaf
     * @param result set per feature
     */
    void of(int count, double[] agrees, double[] shares, double value, double[] result) {
        GaussLegendre rule = rules[count];
        for (int feature = 0; feature < count; feature++) {
            result[feature] = 0;
        }
        for (int node = 0; node < rule.nodes.length; node++) {
            double known = rule.nodes[node];
            before[0] = 1;
            for (int feature = 0; feature < count; feature++) {
                before[feature + 1] = before[feature] * (agrees[feature] * known + shares[feature] * (1 - known));
            }
            double after = rule.weights[node];
            for (int feature = count - 1; feature >= 0; feature--) {
                result[feature] += before[feature] * after;
                after *= agrees[feature] * known + shares[feature] * (1 - known);
            }
        }
        for (int feature = 0; feature < count; feature++) {
            result[feature] *= value * (agrees[feature] - shares[feature]);
        }
    }
}
