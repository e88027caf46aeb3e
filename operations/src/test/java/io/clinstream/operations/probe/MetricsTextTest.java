package io.clinstream.operations.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricsTextTest {

    @Test
    void shouldFindTheNameOfEverySample() {
        // Given
        String exposition = """
                # HELP jvm_threads_live_threads live threads
                # TYPE jvm_threads_live_threads gauge
                jvm_threads_live_threads{application="intake"} 21.0

                clinstream_records_total{reason="a \\"quoted\\" one",topic="clinical.vitals"} 3.0E2 1700000000000
                process_start 1
                odd NaN
                even +Inf
                """;

        // When / Then
        assertThat(MetricsText.names(exposition))
                .containsExactly(
                        "clinstream_records_total", "even", "jvm_threads_live_threads", "odd", "process_start");
    }

    @Test
    void shouldRefuseALineThatIsNoSample() {
        assertThatThrownBy(() -> MetricsText.names("<html>not metrics</html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<html>");
    }
}
