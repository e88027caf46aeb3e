package io.clinstream.training.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.training.SyntheticRows;
import io.clinstream.training.data.LabelledRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    private final LabelledRows training = SyntheticRows.of(150, 20, 1);
    private final LabelledRows validation = SyntheticRows.of(60, 20, 2);
    private final BoostedTrees trainer =
            new BoostedTrees(TreeParameters.USUAL.growing(60, 10).onThreads(1));

    @Test
    void shouldLearnAndStopWhenNothingIsGained() {
        List<IterationFigures> heard = new ArrayList<>();

        TrainedTrees trained = trainer.train(training, validation, SyntheticRows.COLUMNS, heard::add);

        IterationFigures best = trained.iterations().get(trained.bestIteration() - 1);
        assertThat(trained.inputs()).doesNotContain("constant", "never").contains("strong", "weak");
        assertThat(trained.iterations()).isEqualTo(heard).hasSizeLessThanOrEqualTo(60);
        assertThat(best.validationAuroc()).isGreaterThan(0.75);
        assertThat(trained.iterations()).allMatch(figures -> figures.validationAuprc() <= best.validationAuprc());
        assertThat(trained.gains().get("strong")).isGreaterThan(trained.gains().getOrDefault("noise", 0.0));
        assertThat(heard.get(heard.size() - 1).trainingLoss()).isFinite();
    }

    @Test
    void shouldKeepTheBestIterationsOnly() {
        TrainedTrees trained = trainer.train(training, validation, SyntheticRows.COLUMNS, figures -> {});

        String json = new String(trained.json(), StandardCharsets.UTF_8);
        assertThat(json).contains("\"num_trees\":\"" + trained.bestIteration() + "\"");
        assertThat(json.split("\"split_conditions\"", -1)).hasSize(trained.bestIteration() + 1);
    }

    @Test
    void shouldGrowTheSameTreesFromTheSameSeed() {
        BoostedTrees onTwo =
                new BoostedTrees(TreeParameters.USUAL.growing(20, 10).onThreads(2));
        TrainedTrees once = onTwo.train(training, validation, SyntheticRows.COLUMNS, figures -> {});
        TrainedTrees again = onTwo.train(training, validation, SyntheticRows.COLUMNS, figures -> {});
        TrainedTrees other = new BoostedTrees(
                        TreeParameters.USUAL.growing(60, 10).onThreads(1).withSeed(2))
                .train(training, validation, SyntheticRows.COLUMNS, figures -> {});

        assertThat(again.json()).isEqualTo(once.json());
        assertThat(other.json()).isNotEqualTo(once.json());
    }

    @Test
    void shouldRefuseToLearnFromNothing() {
        LabelledRows negative = SyntheticRows.labelled(false, false);

        assertThatThrownBy(() -> trainer.train(negative, validation, List.of("x"), figures -> {}))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageContaining("the training part has 0 positive rows of 2");
        assertThatThrownBy(() -> trainer.train(training, validation, List.of("constant", "never"), figures -> {}))
                .hasMessageContaining("none of the 2 inputs varies");
        assertThatThrownBy(() -> new TreeParameters(
                        7, 0.1, 0.5, 0.5, 1, 1, 64, ClassWeight.NONE, 10, 5, StoppingFigure.AUROC, 0, 1))
                .hasMessageContaining("max_depth must be 1 to 6, was 7");
    }

    @Test
    void shouldWeighRareRows() {
        assertThat(ClassWeight.NONE.of(10, 1000)).isEqualTo(1);
        assertThat(ClassWeight.SQUARE_ROOT.of(10, 1000)).isEqualTo(10);
        assertThat(ClassWeight.BALANCED.of(10, 1000)).isEqualTo(100);
    }
}
