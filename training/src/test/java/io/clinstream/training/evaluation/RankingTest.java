package io.clinstream.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.training.SyntheticRows;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.RowKey;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void shouldGiveTheAreasComputedByHand() {
        LabelledRows rows = SyntheticRows.labelled(true, false, true, false, false);
        double[] scores = {0.9, 0.8, 0.8, 0.3, 0.1};

        Ranking.Areas areas = Ranking.of(rows, scores).areas();

        // Pairs: 0.9 beats all three negatives; 0.8 ties one and beats two.
        assertThat(areas.auroc()).isEqualTo(5.5 / 6);
        // Precision 1/1 at 0.9, 2/3 at 0.8.
        assertThat(areas.auprc()).isEqualTo((1 + 2.0 / 3) / 2);
    }

    @Test
    void shouldEqualTheCountOverAllPairsWithTiesAndWeights() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 200; round++) {
            int size = 2 + random.nextInt(40);
            LabelledRows.Builder builder = LabelledRows.builder(List.of("x"), size);
            double[] scores = new double[size];
            int patients = 1 + random.nextInt(size);
            for (int row = 0; row < size; row++) {
                builder.add(
                        new RowKey("P" + row * patients / size, "", "", row), random.nextInt(3) == 0, new float[] {0});
                scores[row] = random.nextInt(8) / 8.0;
            }
            LabelledRows rows = builder.build();
            int[] weights = random.ints(rows.patientCount(), 0, 4).toArray();

            Ranking.Areas areas = Ranking.of(rows, scores).areas(weights);

            assertThat(areas.auroc()).isCloseTo(slowAuroc(rows, scores, weights), within(1e-12));
            assertThat(areas.auprc()).isCloseTo(slowAuprc(rows, scores, weights), within(1e-12));
        }
    }

    @Test
    void shouldHaveNoAreaWithoutBothLabels() {
        assertThat(Ranking.of(SyntheticRows.labelled(true, true), new double[] {1, 2})
                        .areas()
                        .auroc())
                .isNaN();
        assertThat(Ranking.of(SyntheticRows.labelled(false, false), new double[] {1, 2})
                        .areas()
                        .auprc())
                .isNaN();
    }

    @Test
    void shouldRankRowsWithoutAScoreLowestOnlyWhenToldTo() {
        LabelledRows rows = SyntheticRows.labelled(true, false);

        assertThatThrownBy(() -> Ranking.of(rows, new double[] {Double.NaN, 1})).hasMessageContaining("NaN");
        assertThat(Ranking.of(rows, new double[] {Double.NEGATIVE_INFINITY, 1})
                        .areas()
                        .auroc())
                .isZero();
    }

    @Test
    void shouldDrawTheCurveInSteps() {
        LabelledRows rows = SyntheticRows.labelled(true, false, true, false);

        Curve curve = Ranking.of(rows, new double[] {0.9, 0.5, 0.5, 0.1}).curve();

        assertThat(curve.steps())
                .containsExactly(new Curve.Step(0.9, 1, 0), new Curve.Step(0.5, 2, 1), new Curve.Step(0.1, 2, 2));
        assertThat(curve.thinned(2).steps())
                .containsExactly(curve.steps().get(0), curve.steps().get(2));
    }

    private static double slowAuroc(LabelledRows rows, double[] scores, int[] weights) {
        double ordered = 0;
        double pairs = 0;
        for (int one = 0; one < rows.size(); one++) {
            for (int other = 0; other < rows.size(); other++) {
                if (rows.positive(one) && !rows.positive(other)) {
                    double weight = (double) weights[rows.patient(one)] * weights[rows.patient(other)];
                    pairs += weight;
                    ordered += weight * (scores[one] > scores[other] ? 1 : scores[one] == scores[other] ? 0.5 : 0);
                }
            }
        }
        return ordered / pairs;
    }

    private static double slowAuprc(LabelledRows rows, double[] scores, int[] weights) {
        double sum = 0;
        double positives = 0;
        for (int one = 0; one < rows.size(); one++) {
            if (rows.positive(one) && weights[rows.patient(one)] > 0) {
                double right = 0;
                double all = 0;
                for (int other = 0; other < rows.size(); other++) {
                    if (scores[other] >= scores[one]) {
                        all += weights[rows.patient(other)];
                        right += rows.positive(other) ? weights[rows.patient(other)] : 0;
                    }
                }
                sum += weights[rows.patient(one)] * right / all;
                positives += weights[rows.patient(one)];
            }
        }
        return sum / positives;
    }
}
