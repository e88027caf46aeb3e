package io.clinstream.benchmarks.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.benchmarks.stores.OnlineStock;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.tree.TreeEnsemble;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomTreesTest {

    @Test
    void shouldBeOfTheSizeOfARealModelAndAlwaysTheSame() {
        // Given
        RandomTrees trees = new RandomTrees(new OnlineStock(1_760_000_000_000L).vectors());
        byte[] json = trees.json();
        // When
        TreeEnsemble ensemble = TreeEnsemble.fromXgboostJson(json);
        // Then
        assertThat(ensemble.size()).isEqualTo(RandomTrees.TREES);
        assertThat(ensemble.inputs()).isEqualTo(RandomTrees.INPUTS);
        assertThat(trees.inputs())
                .hasSize(RandomTrees.INPUTS)
                .allMatch(input -> FeatureCatalog.current().find(input).isPresent());
        double[] nothing = new double[RandomTrees.INPUTS];
        Arrays.fill(nothing, Double.NaN);
        assertThat(ensemble.margin(nothing)).isNotEqualTo(ensemble.margin(new double[RandomTrees.INPUTS]));
        assertThat(new RandomTrees(new OnlineStock(1_760_000_000_000L).vectors()).json())
                .hasSize(json.length);
    }
}
