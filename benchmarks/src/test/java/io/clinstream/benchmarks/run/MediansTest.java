package io.clinstream.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediansTest {

    @Test
    void shouldTakeTheMiddle() {
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
    }

    @Test
    void shouldTakeTheLeastNumberThatEnoughDoNotExceed() {
        List<Double> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

        assertThat(Medians.percentile(hundred, 99)).isEqualTo(99.0);
        assertThat(Medians.percentile(hundred, 99.5)).isEqualTo(100.0);
        assertThat(Medians.percentile(List.of(7.0), 50)).isEqualTo(7.0);
    }

    @Test
    void shouldRefuseNothing() {
        assertThatThrownBy(() -> Medians.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Medians.percentile(List.of(), 50)).isInstanceOf(IllegalArgumentException.class);
    }
}
