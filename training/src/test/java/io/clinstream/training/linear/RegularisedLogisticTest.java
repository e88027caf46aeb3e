package io.clinstream.training.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.models.linear.LogisticModel;
import io.clinstream.models.linear.LogisticTerms.Term;
import io.clinstream.training.SyntheticRows;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.RowKey;
import io.clinstream.training.evaluation.LogisticFit;
import io.clinstream.training.evaluation.Ranking;
import io.clinstream.training.pipeline.MarginScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RegularisedLogisticTest {

    private final LabelledRows training = SyntheticRows.of(200, 20, 1);
    private final LabelledRows validation = SyntheticRows.of(60, 20, 2);

    @Test
    void shouldFindTheTruthThatIsLinear() {
        List<String> said = new ArrayList<>();

        TrainedLogistic trained = new RegularisedLogistic(
                        new LogisticParameters(List.of(0.001, 0.01), 100_000, 40, 4, 1, 1))
                .train(training, validation, SyntheticRows.COLUMNS, said::add);

        Map<String, Term> inputs =
                trained.terms().terms().stream().collect(Collectors.toMap(Term::input, input -> input));
        Term strong = inputs.get("strong");
        assertThat(strong.weight() / strong.deviation()).isCloseTo(1.2, within(0.2));
        assertThat(inputs.get("sometimes").missingWeight()).isCloseTo(0.8, within(0.3));
        assertThat(inputs.get("noise").weight()).isCloseTo(0, within(0.15));
        assertThat(inputs).doesNotContainKeys("constant", "never");
        assertThat(said).hasSize(2);

        LabelledRows test = SyntheticRows.of(200, 20, 3);
        double[] margins = MarginScores.of(LogisticModel.of(trained.terms()), trained.inputs(), test);
        double truth = Ranking.of(test, SyntheticRows.truths(test)).areas().auroc();
        assertThat(Ranking.of(test, margins).areas().auroc()).isCloseTo(truth, within(0.01));
        assertThat(LogisticFit.of(test, margins).slope()).isCloseTo(1, within(0.15));
    }

    @Test
    void shouldFitTheSameTwiceOnTwoThreads() {
        RegularisedLogistic trainer = new RegularisedLogistic(new LogisticParameters(List.of(0.01), 2_000, 5, 5, 2, 1));

        TrainedLogistic once = trainer.train(training, validation, SyntheticRows.COLUMNS, text -> {});

        assertThat(trainer.train(training, validation, SyntheticRows.COLUMNS, text -> {}))
                .isEqualTo(once);
    }

    @Test
    void shouldTakeWholePatientsWhenThereAreTooManyRows() {
        LogisticParameters few = new LogisticParameters(List.of(0.01), 500, 20, 3, 1, 1);

        TrainedLogistic trained =
                new RegularisedLogistic(few).train(training, validation, SyntheticRows.COLUMNS, text -> {});

        assertThat(trained.rows()).isEqualTo(500);
    }

    @Test
    void shouldShareTheIndicatorOfColumnsMissingTogether() {
        LabelledRows.Builder rows = LabelledRows.builder(List.of("a", "b", "c"), 3);
        rows.add(new RowKey("P", "", "", 0), true, new float[] {Float.NaN, Float.NaN, 1});
        rows.add(new RowKey("P", "", "", 1), true, new float[] {1, 2, Float.NaN});
        rows.add(new RowKey("P", "", "", 2), true, new float[] {1, 2, 3});

        assertThat(MissingPatterns.of(rows.build(), new int[] {0, 1, 2}).bearers())
                .containsExactly(0, 2);
    }

    @Test
    void shouldStandardiseByMedianAndDeviation() {
        LabelledRows.Builder rows = LabelledRows.builder(List.of("a"), 4);
        float[] values = {1, 3, Float.NaN, 8};
        for (int row = 0; row < values.length; row++) {
            rows.add(new RowKey("P", "", "", row), true, new float[] {values[row]});
        }

        Standardisation scale = Standardisation.of(rows.build(), 0);

        assertThat(scale.median()).isEqualTo(3);
        assertThat(scale.mean()).isCloseTo(3.75, within(1e-12));
        assertThat(scale.deviation()).isCloseTo(Math.sqrt(13), within(1e-12));
        assertThat(scale.missing()).isEqualTo(1);
        assertThat(scale.of(3)).isZero();
    }
}
