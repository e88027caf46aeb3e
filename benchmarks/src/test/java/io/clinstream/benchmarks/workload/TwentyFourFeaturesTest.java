package io.clinstream.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import org.junit.jupiter.api.Test;

class TwentyFourFeaturesTest {

    @Test
    void shouldHaveEightStatisticsOverThreeWindows() {
        FeatureCatalog catalog = TwentyFourFeatures.catalog();

        assertThat(catalog.size()).isEqualTo(24);
        assertThat(catalog.features().stream().map(Feature::window).distinct()).hasSize(3);
        assertThat(catalog.features().stream().map(Feature::statistic).distinct())
                .hasSize(8);
        assertThat(catalog.fingerprint()).isNotEqualTo(FeatureCatalog.current().fingerprint());
    }
}
