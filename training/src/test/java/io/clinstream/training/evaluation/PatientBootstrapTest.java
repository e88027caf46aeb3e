package io.clinstream.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.training.SyntheticRows;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.RowKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientBootstrapTest {

    @Test
    void shouldDrawAsManyPatientsAsThereAre() {
        int[] weights = new PatientBootstrap(10, 3).weights(7, 50);

        assertThat(Arrays.stream(weights).sum()).isEqualTo(50);
        assertThat(weights).contains(0);
    }

    @Test
    void shouldDrawTheSameFromTheSameSeedAndOtherwiseNot() {
        assertThat(new PatientBootstrap(10, 3).weights(7, 50)).isEqualTo(new PatientBootstrap(10, 3).weights(7, 50));
        assertThat(new PatientBootstrap(10, 3).weights(7, 50)).isNotEqualTo(new PatientBootstrap(10, 4).weights(7, 50));
        assertThat(new PatientBootstrap(10, 3).weights(7, 50)).isNotEqualTo(new PatientBootstrap(10, 3).weights(8, 50));
    }

    @Test
    void shouldDrawReplicatesThatHaveNothingInCommon() {
        // Given: one number per patient, mean 199.5, whose mean has a known spread
        int patients = 400;
        PatientBootstrap bootstrap = new PatientBootstrap(1_000, 2019);

        // When
        double[] means = bootstrap
                .measure(patients, 1, weights -> {
                    double sum = 0;
                    for (int patient = 0; patient < patients; patient++) {
                        sum += (double) weights[patient] * patient;
                    }
                    return new double[] {sum / patients};
                })[0];

        // Then: the spread is that of independent draws, and so is the middle
        double middle = Arrays.stream(means).average().orElseThrow();
        double spread = Math.sqrt(Arrays.stream(means)
                .map(mean -> (mean - middle) * (mean - middle))
                .average()
                .orElseThrow());
        double expected = Math.sqrt((patients * (double) patients - 1) / 12 / patients);
        assertThat(middle).isCloseTo(199.5, within(4 * expected / Math.sqrt(1_000)));
        assertThat(spread).isCloseTo(expected, within(0.1 * expected));
    }

    @Test
    void shouldGiveTheSameFiguresTwice() {
        LabelledRows rows = SyntheticRows.of(60, 10, 2);
        List<Scores> scores =
                List.of(Scores.probabilities("truth", probabilities(rows)), Scores.column("news2", rows, "news2_last"));

        PairedFigures once = PairedFigures.of(rows, scores, new PatientBootstrap(200, 9));

        assertThat(PairedFigures.of(rows, scores, new PatientBootstrap(200, 9))).isEqualTo(once);
    }

    @Test
    void shouldWeighEveryReplicateAsIfItsRowsWereThereSoOften() {
        LabelledRows rows = SyntheticRows.of(30, 8, 8);
        Scores scores = Scores.probabilities("truth", probabilities(rows));
        int[] weights = new PatientBootstrap(1, 4).weights(0, rows.patientCount());

        double[] weighted = new WeightedFigures(rows, scores).replicate(weights);

        LabelledRows.Builder copies = LabelledRows.builder(rows.columns(), rows.size());
        double[] repeated = new double[rows.size()];
        int filled = 0;
        for (int patient = 0; patient < weights.length; patient++) {
            for (int copy = 0; copy < weights[patient]; copy++) {
                for (int row = 0; row < rows.size(); row++) {
                    if (rows.patient(row) == patient) {
                        copies.add(
                                new RowKey(patient + "/" + copy, "", "", rows.instant(row)),
                                rows.positive(row),
                                new float[rows.columns().size()]);
                        repeated[filled++] = probabilities(rows)[row];
                    }
                }
            }
        }
        BinaryMetrics plain = BinaryMetrics.of(copies.build(), repeated);
        assertThat(weighted[0]).isCloseTo(plain.auroc(), within(1e-12));
        assertThat(weighted[1]).isCloseTo(plain.auprc(), within(1e-12));
        assertThat(weighted[2]).isCloseTo(plain.brier(), within(1e-12));
        assertThat(weighted[3]).isCloseTo(plain.calibration().slope(), within(1e-2));
        assertThat(weighted[4]).isCloseTo(plain.calibration().intercept(), within(1e-2));
    }

    @Test
    void shouldGiveWiderIntervalsWhenRowsOfAPatientSayTheSame() {
        LabelledRows rows = SyntheticRows.of(40, 50, 2);
        PairedFigures figures = PairedFigures.of(
                rows, List.of(Scores.probabilities("truth", probabilities(rows))), PatientBootstrap.seeded(1));

        Interval auroc = figures.scorers().get(0).auroc();

        assertThat(auroc.low()).isLessThan(auroc.estimate());
        assertThat(auroc.high()).isGreaterThan(auroc.estimate());
        assertThat(auroc.replicates()).isEqualTo(1_000);
        // By rows alone the standard error would be near 0.009, an interval of 0.035.
        assertThat(auroc.high() - auroc.low()).isGreaterThan(0.035);
    }

    @Test
    void shouldTellTheBetterModel() {
        LabelledRows rows = SyntheticRows.of(100, 20, 2);
        double[] worse = new double[rows.size()];
        Arrays.setAll(worse, row -> probabilities(rows)[row] > 0.2 ? 0.3 : 0.1);

        Comparison comparison = Comparison.of(
                Scores.probabilities("new", probabilities(rows)),
                Scores.probabilities("old", worse),
                rows,
                new PatientBootstrap(100, 1));

        assertThat(comparison.candidateIsBetter()).isTrue();
        assertThat(comparison.difference().auprc().low()).isGreaterThan(0);
        assertThat(comparison.sentence()).startsWith("on the same 2,000 rows").contains("new has AUPRC");
        assertThat(Comparison.of(
                                Scores.probabilities("old", worse),
                                Scores.probabilities("new", probabilities(rows)),
                                rows,
                                new PatientBootstrap(100, 1))
                        .candidateIsBetter())
                .isFalse();
        Scores same = Scores.probabilities("same", worse);
        assertThat(Comparison.of(same, same, rows, new PatientBootstrap(10, 1)).candidateIsBetter())
                .isFalse();
    }

    private static double[] probabilities(LabelledRows rows) {
        return Arrays.stream(SyntheticRows.truths(rows))
                .map(LogisticFit::probability)
                .toArray();
    }
}
