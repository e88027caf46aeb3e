package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Scores within a part of the rows.
 *
 * @param group what parts them: {@code site} or {@code sex}
 * @param value the part
 * @param rows rows
 * @param patients patients
 * @param positives rows with label 1
 * @param auroc within the part; NaN without positives or negatives
 * @param auprc likewise
 * @param meanProbability mean probability, to be held against the prevalence in the part
 */
public record Subgroup(
        String group,
        String value,
        int rows,
        int patients,
        int positives,
        Interval auroc,
        Interval auprc,
        double meanProbability) {

    /** Parts by site and by sex, each in order of its name. */
    public static List<Subgroup> of(LabelledRows rows, Scores scores, PatientBootstrap bootstrap) {
        List<Subgroup> groups = new ArrayList<>(by("site", rows, scores, bootstrap, rows::site));
        groups.addAll(by("sex", rows, scores, bootstrap, row -> rows.sex(row).name()));
        return groups;
    }

    private static List<Subgroup> by(
            String group, LabelledRows rows, Scores scores, PatientBootstrap bootstrap, IntFunction<String> part) {
        Map<String, BitSet> parts = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            parts.computeIfAbsent(part.apply(row), fresh -> new BitSet()).set(row);
        }
        List<Subgroup> groups = new ArrayList<>();
        parts.forEach((value, members) -> groups.add(within(group, value, members, rows, scores, bootstrap)));
        return groups;
    }

    private static Subgroup within(
            String group, String value, BitSet members, LabelledRows rows, Scores scores, PatientBootstrap bootstrap) {
        IntPredicate among = members::get;
        Ranking ranking = Ranking.of(rows, scores.shared(), among);
        double[][] replicates = bootstrap.measure(rows.patientCount(), 2, weights -> {
            Ranking.Areas areas = ranking.areas(weights);
            return new double[] {areas.auroc(), areas.auprc()};
        });
        BitSet patients = new BitSet();
        members.stream().forEach(row -> patients.set(rows.patient(row)));
        Ranking.Areas areas = ranking.areas();
        return new Subgroup(
                group,
                value.isEmpty() ? "not recorded" : value,
                members.cardinality(),
                patients.cardinality(),
                (int) members.stream().filter(rows::positive).count(),
                Interval.of(areas.auroc(), replicates[0]),
                Interval.of(areas.auprc(), replicates[1]),
                members.stream()
                        .mapToDouble(row -> scores.shared()[row])
                        .average()
                        .orElse(Double.NaN));
    }
}
