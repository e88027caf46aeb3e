package io.clinstream.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void shouldPassOnItsLimitAndNotBeyond() {
        assertThat(Gate.PLAIN_RATIO_24.passes(0.12)).isTrue();
        assertThat(Gate.PLAIN_RATIO_24.passes(0.1199)).isFalse();
        assertThat(Gate.CHANGELOG_BYTES.passes(64)).isTrue();
        assertThat(Gate.CHANGELOG_BYTES.passes(64.1)).isFalse();
    }

    @Test
    void shouldMissWhatWasNotMeasured() {
        for (Gate gate : Gate.values()) {
            assertThat(gate.passes(Double.NaN)).as(gate.id()).isFalse();
        }
    }

    @Test
    void shouldNameWhatWasMissedAndShowTheProfile() throws Exception {
        Report report = new Report();
        report.judge(Gate.CHANGELOG_BYTES, 38);
        report.judge(Gate.PLAIN_RATIO_FULL, 0.02);
        report.entrant(
                "features-full",
                new com.fasterxml.jackson.databind.ObjectMapper().readTree("{}"),
                new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree("[{\"table\":\"self\",\"what\":\"Series.scan\",\"percent\":41.5}]"));

        assertThat(report.missed()).containsExactly("plain-ratio-full");
        assertThat(ReportText.of(report))
                .anyMatch(line -> line.contains("changelog-bytes") && line.endsWith("met"))
                .anyMatch(line -> line.contains("plain-ratio-full") && line.endsWith("MISSED"))
                .anyMatch(line -> line.contains("41.5 %") && line.contains("Series.scan"));
    }
}
