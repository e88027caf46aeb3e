package io.clinstream.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeShapTest {

    private static final int COLUMNS = 12;
    private static final int NO_TABLES = 0;
    private static final int TABLES = 8_000_000;

    /** Trees of every shape up to depth 8 over 7 features, so that features come again on a path; looked up and walked. */
    @ParameterizedTest
    @ValueSource(ints = {NO_TABLES, TABLES})
    void shouldBeShapleyValuesByTheirDefinition(int cells) {
        Random random = new Random(20260301);
        for (int round = 0; round < 400; round++) {
            int features = 1 + random.nextInt(7);
            Tree tree = RandomTrees.grow(random, features, 1 + random.nextInt(8));
            TreeShap shap = new TreeShap(new TreeEnsemble(features, 0, List.of(tree)), cells);
            double[] values = RandomTrees.row(random, features);
            double[] contributions = new double[features];

            shap.explain(values, contributions);

            assertThat(contributions).containsExactly(new ShapleyOracle(tree, values).contributions(), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {NO_TABLES, TABLES})
    void shouldAddUpToTheMargin(int cells) {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            int features = 1 + random.nextInt(20);
            List<Tree> trees = new ArrayList<>();
            for (int count = 0; count < 20; count++) {
                trees.add(RandomTrees.grow(random, features, 1 + random.nextInt(9)));
            }
            TreeEnsemble ensemble = new TreeEnsemble(features, random.nextGaussian(), trees);
            TreeShap shap = new TreeShap(ensemble, cells);
            double[] values = RandomTrees.row(random, features);
            double[] contributions = new double[features];

            double base = shap.explain(values, contributions);

            assertThat(base + Arrays.stream(contributions).sum()).isCloseTo(ensemble.margin(values), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 60", "5, 60", "6, 40", "8, 20"})
    void shouldEqualTheContributionsOfXgboost(int depth, int rounds) throws XGBoostError {
        Booster booster = Boosters.train(new Random(20260301), 3_000, COLUMNS, depth, rounds);
        float[] rows = Boosters.rows(new Random(43), 500, COLUMNS);
        TreeShap shap = new TreeShap(TreeEnsemble.fromXgboostJson(booster.toByteArray("json")));

        float[][] expected = booster.predictContrib(Boosters.matrix(rows, COLUMNS), 0);

        double[] contributions = new double[COLUMNS];
        for (int row = 0; row < expected.length; row++) {
            double base = shap.explain(Boosters.row(rows, COLUMNS, row), contributions);
            assertThat(base).isCloseTo(expected[row][COLUMNS], within(1e-4));
            for (int column = 0; column < COLUMNS; column++) {
                double tolerance = 1e-4 * Math.max(0.1, Math.abs(expected[row][column]));
                assertThat(contributions[column]).isCloseTo(expected[row][column], within(tolerance));
            }
        }
    }

    @Test
    void shouldLookUpShallowTreesAndWalkDeepOnes() throws XGBoostError {
        Booster shallow = Boosters.train(new Random(1), 3_000, COLUMNS, 6, 10);
        Booster deep = Boosters.train(new Random(1), 3_000, COLUMNS, 8, 10);

        assertThat(new TreeShap(TreeEnsemble.fromXgboostJson(shallow.toByteArray("json"))).walked())
                .isZero();
        assertThat(new TreeShap(TreeEnsemble.fromXgboostJson(deep.toByteArray("json"))).walked())
                .isPositive();
    }

    @Test
    void shouldGiveNothingToFeaturesThatNoTreeReads() {
        Tree tree = RandomTrees.grow(new Random(5), 3, 4);
        TreeShap shap = new TreeShap(new TreeEnsemble(5, 0.5, List.of(tree)));
        double[] contributions = {9, 9, 9, 9, 9};

        shap.explain(new double[] {1, 2, 3, 4, 5}, contributions);

        assertThat(contributions[3]).isZero();
        assertThat(contributions[4]).isZero();
    }
}
