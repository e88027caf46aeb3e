package io.clinstream.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.streams.testing.GoldenFile;
import io.clinstream.streams.testing.IntakeFixture;
import org.junit.jupiter.api.Test;

/** Fails whenever the topology changes: names of nodes and stores are state identity. */
class IntakeTopologyGoldenTest {

    @Test
    void shouldNotChangeTheTopologyUnintentionally() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            String description = intake.description();

            assertThat(description).doesNotContain("KSTREAM-", "KTABLE-");
            new GoldenFile("intake-topology.txt").mustEqual(description);
        }
    }
}
