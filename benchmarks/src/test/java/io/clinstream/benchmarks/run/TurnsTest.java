package io.clinstream.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.clinstream.benchmarks.broker.TopicMeter.Content;
import io.clinstream.benchmarks.contender.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void shouldCompareWithinARoundSoThatADisturbedOneDoesNotCount() {
        // Given the machine is half as fast in the second of three rounds
        Turns turns = new Turns(Map.of(
                "plain", figures(Kind.PLAIN, slice(1_000, 1), slice(1_000, 2), slice(1_000, 1)),
                "ours", figures(Kind.FEATURES_FULL, slice(100, 1), slice(100, 2), slice(100, 1))));

        // Then the ratio is the same in every round
        assertThat(turns.ratio("ours", "plain")).isEqualTo(0.1, within(1e-12));
        assertThat(turns.of("plain").perCpuSecond()).isEqualTo(1_000);
    }

    @Test
    void shouldCountChangelogsPerMeasurement() {
        Turns.Figures figures = figures(Kind.FEATURES_FULL, slice(100, 1));

        assertThat(figures.changelogRecords()).isEqualTo(1.5);
        assertThat(figures.changelogBytes()).isEqualTo(60);
        assertThat(figures.changelogDiskBytes()).isEqualTo(20);
    }

    private static Slice slice(int measurements, double cpuSeconds) {
        return new Slice(measurements, cpuSeconds, cpuSeconds, 0);
    }

    private static Turns.Figures figures(Kind kind, Slice... slices) {
        return new Turns.Figures(
                Entrant.minutely(kind, 10),
                List.of(slices),
                Map.of("a-changelog", new Content(100, 5_000), "b-changelog", new Content(50, 1_000)),
                2_000,
                100,
                1e6,
                MissingNode.getInstance(),
                MissingNode.getInstance());
    }
}
