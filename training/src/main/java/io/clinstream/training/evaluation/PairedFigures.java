package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several scorers on the same rows, each replicate drawing the same patients for all of them.
 *
 * @param scorers figures in the order of the scorers
 * @param differences the first scorer against each of the others
 */
public record PairedFigures(List<ScorerFigures> scorers, List<Difference> differences) {

    /** Copies the lists. */
    public PairedFigures {
        scorers = List.copyOf(scorers);
        differences = List.copyOf(differences);
    }

    /** Measures scorers, one or more. */
    public static PairedFigures of(LabelledRows rows, List<Scores> scorers, PatientBootstrap bootstrap) {
        List<WeightedFigures> measures = scorers.stream()
                .map(scores -> new WeightedFigures(rows, scores))
                .toList();
        int each = WeightedFigures.COUNT;
        double[][] replicates = bootstrap.measure(rows.patientCount(), each * measures.size(), weights -> {
            double[] values = new double[each * measures.size()];
            for (int scorer = 0; scorer < measures.size(); scorer++) {
                System.arraycopy(measures.get(scorer).replicate(weights), 0, values, each * scorer, each);
            }
            return values;
        });
        List<ScorerFigures> figures = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (int scorer = 0; scorer < measures.size(); scorer++) {
            figures.add(measures.get(scorer)
                    .with(
                            scorers.get(scorer).name(),
                            Arrays.copyOfRange(replicates, each * scorer, each * scorer + each)));
            if (scorer > 0) {
                differences.add(new Difference(
                        figures.get(0).name(),
                        figures.get(scorer).name(),
                        minus(
                                figures.get(0).auroc(),
                                figures.get(scorer).auroc(),
                                replicates[0],
                                replicates[each * scorer]),
                        minus(
                                figures.get(0).auprc(),
                                figures.get(scorer).auprc(),
                                replicates[1],
                                replicates[each * scorer + 1])));
            }
        }
        return new PairedFigures(figures, differences);
    }

    private static Interval minus(Interval first, Interval other, double[] firsts, double[] others) {
        double[] differences = new double[firsts.length];
        Arrays.setAll(differences, replicate -> firsts[replicate] - others[replicate]);
        return Interval.of(first.estimate() - other.estimate(), differences);
    }
}
