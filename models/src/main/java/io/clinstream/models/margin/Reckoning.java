package io.clinstream.models.margin;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.explain.Sentences;
import io.clinstream.models.score.Contribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Contributions of inputs as reasons: largest first, the first ten with their sentences. */
final class Reckoning {

    /** So many reasons carry a sentence. */
    static final int WITH_TEXT = 10;

    private final String[] names;
    private final String[] units;

    Reckoning(List<String> inputs) {
        names = inputs.toArray(new String[0]);
        units = inputs.stream()
                .map(name ->
                        FeatureCatalog.current().find(name).map(Feature::unit).orElse(""))
                .toArray(String[]::new);
    }

    /** The reasons behind a score; an input that contributes exactly 0 is none. */
    List<Contribution> reasons(double[] values, double[] contributions, ScoringInput input) {
        List<Integer> order = new ArrayList<>();
        for (int index = 0; index < contributions.length; index++) {
            if (contributions[index] != 0) {
                order.add(index);
            }
        }
        order.sort(Comparator.comparingDouble((Integer index) -> -Math.abs(contributions[index]))
                .thenComparing(Comparator.naturalOrder()));
        List<Contribution> reasons = new ArrayList<>(order.size());
        for (int index : order) {
            String text = reasons.size() < WITH_TEXT ? Sentences.of(names[index], input.features()) : "";
            reasons.add(new Contribution(
                    names[index],
                    Double.isNaN(values[index]) ? OptionalDouble.empty() : OptionalDouble.of(values[index]),
                    units[index],
                    OptionalInt.empty(),
                    contributions[index],
                    text));
        }
        return reasons;
    }
}
