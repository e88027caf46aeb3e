package io.clinstream.streams.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.streams.testing.FeaturesFixture;
import io.clinstream.streams.testing.GoldenFile;
import org.junit.jupiter.api.Test;

/** Fails whenever the topology changes: names of nodes and stores are state identity. */
class FeaturesTopologyGoldenTest {

    @Test
    void shouldNotChangeTheTopologyUnintentionally() {
        try (FeaturesFixture features = FeaturesFixture.roomy()) {
            String description = features.description();

            assertThat(description).doesNotContain("KSTREAM-", "KTABLE-");
            new GoldenFile("features-topology.txt").mustEqual(description);
        }
    }
}
