package io.clinstream.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.models.InvalidModelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against XGBoost's own predictions, on rows it never saw. */
class TreeEnsembleTest {

    private static final int COLUMNS = 12;
    private static final int ROWS = 2_000;
    private static final double SINGLE_PRECISION = 2e-6;

    @ParameterizedTest
    @CsvSource({"3, 60", "5, 60", "8, 30"})
    void shouldGiveTheMarginOfXgboost(int depth, int rounds) throws XGBoostError {
        Booster booster = Boosters.train(new Random(20260301), 3_000, COLUMNS, depth, rounds);
        float[] values = Boosters.rows(new Random(42), ROWS, COLUMNS);

        TreeEnsemble trees = TreeEnsemble.fromXgboostJson(booster.toByteArray("json"));

        float[][] expected = booster.predict(Boosters.matrix(values, COLUMNS), true);
        for (int row = 0; row < ROWS; row++) {
            assertThat(trees.margin(Boosters.row(values, COLUMNS, row)))
                    .isCloseTo(expected[row][0], within(SINGLE_PRECISION));
        }
        assertThat(trees.size()).isEqualTo(rounds);
    }

    /** Summed in single precision, as XGBoost sums, the leaves give XGBoost's own bits: on every row the same leaves. */
    @Test
    void shouldReachTheLeavesOfXgboostOnEveryRow() throws XGBoostError {
        Booster booster = Boosters.train(new Random(20260301), 3_000, COLUMNS, 5, 200);
        float[] values = Boosters.rows(new Random(44), ROWS, COLUMNS);
        TreeEnsemble trees = TreeEnsemble.fromXgboostJson(booster.toByteArray("json"));

        float[][] expected = booster.predict(Boosters.matrix(values, COLUMNS), true);

        for (int row = 0; row < ROWS; row++) {
            double[] inputs = Boosters.row(values, COLUMNS, row);
            float sum = (float) trees.base();
            for (Tree tree : trees.trees()) {
                sum += (float) new TreeEnsemble(COLUMNS, 0, List.of(tree)).margin(inputs);
            }
            assertThat(sum).isEqualTo(expected[row][0]);
        }
    }

    /** The two neighbours of a threshold in double precision round to it or away from it, as XGBoost would see them. */
    @Test
    void shouldRoundInputsToSinglePrecisionBeforeComparing() throws XGBoostError {
        TreeEnsemble trees = TreeEnsemble.fromXgboostJson(
                Boosters.train(new Random(1), 500, 2, 3, 5).toByteArray("json"));
        Tree tree = trees.trees().get(0);
        double[] below = {Double.NaN, Double.NaN};
        double[] same = {Double.NaN, Double.NaN};
        below[tree.feature[0]] = Math.nextDown((double) tree.threshold[0]);
        same[tree.feature[0]] = tree.threshold[0];

        assertThat(trees.margin(below)).isEqualTo(trees.margin(same));
    }

    @Test
    void shouldTakeTheFirstTreesAsEarlyStoppingLeavesThem() throws XGBoostError {
        Booster booster = Boosters.train(new Random(3), 1_000, COLUMNS, 4, 20);
        float[] values = Boosters.rows(new Random(4), 200, COLUMNS);

        TreeEnsemble first =
                TreeEnsemble.fromXgboostJson(booster.toByteArray("json")).first(7);

        float[][] expected = booster.predict(Boosters.matrix(values, COLUMNS), true, 7);
        for (int row = 0; row < 200; row++) {
            assertThat(first.margin(Boosters.row(values, COLUMNS, row)))
                    .isCloseTo(expected[row][0], within(SINGLE_PRECISION));
        }
    }

    @Test
    void shouldAddUpWeightedEnsembles() throws XGBoostError {
        TreeEnsemble one = TreeEnsemble.fromXgboostJson(
                Boosters.train(new Random(5), 800, COLUMNS, 4, 10).toByteArray("json"));
        TreeEnsemble other = TreeEnsemble.fromXgboostJson(
                Boosters.train(new Random(6), 800, COLUMNS, 3, 15).toByteArray("json"));
        float[] values = Boosters.rows(new Random(7), 100, COLUMNS);

        TreeEnsemble both = TreeEnsemble.sum(List.of(one.times(0.25), other.times(0.75)));

        for (int row = 0; row < 100; row++) {
            double[] inputs = Boosters.row(values, COLUMNS, row);
            assertThat(both.margin(inputs))
                    .isCloseTo(0.25 * one.margin(inputs) + 0.75 * other.margin(inputs), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"gbtree\"', '\"dart\"', learner.gradient_booster.name",
        "binary:logistic, reg:squarederror, learner.objective.name",
        "'\"left_children\":[1', '\"left_children\":[0', trees[0] node",
        "'\"left_children\":[1', '\"left_children\":[99999', trees[0] node",
        "'\"left_children\":[1', '\"left_children\":[true', trees[0].left_children",
        "'\"split_indices\":[', '\"split_indices\":[77,', trees[0].split_indices",
        "'\"sum_hessian\":[', '\"sum_hessian\":[0,', trees[0].sum_hessian",
        "'\"base_score\":\"2E-1\"', '\"base_score\":\"2\"', base_score",
        "'\"num_feature\":\"2\"', '\"num_feature\":\"0\"', num_feature",
        "'\"num_feature\":\"2\"', '\"num_feature\":\"1\"', trees[0] node",
    })
    void shouldRefuseWhatItWouldComputeInAnotherWay(String from, String to, String field) throws XGBoostError {
        String json =
                new String(Boosters.train(new Random(1), 500, 2, 3, 5).toByteArray("json"), StandardCharsets.UTF_8);

        assertThat(json).contains(from);
        assertThatThrownBy(() ->
                        TreeEnsemble.fromXgboostJson(json.replace(from, to).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining(field);
    }

    @Test
    void shouldRefuseWhatIsNoModelAtAll() {
        assertThatThrownBy(() -> TreeEnsemble.fromXgboostJson("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidModelException.class);
        assertThatThrownBy(() -> TreeEnsemble.fromXgboostJson(new byte[] {1, 2}))
                .isInstanceOf(InvalidModelException.class);
    }
}
