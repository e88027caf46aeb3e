package io.clinstream.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthReportTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void shouldBeHealthyWithASkippedPart() {
        HealthReport report =
                report(line("0.1", new Verdict.Passed("there")), line("5.4", new Verdict.Skipped("none")));

        assertThat(report.healthy()).isTrue();
        assertThat(report.text()).anyMatch(text -> text.contains("⏭") && text.contains("none"));
        assertThat(report.text()).noneMatch(text -> text.contains("✅") && text.contains("5.4"));
    }

    @Test
    void shouldNotBeHealthyWithAFailedOrBlockedLine() {
        assertThat(report(line("0.1", new Verdict.Failed("down"))).healthy()).isFalse();
        assertThat(report(line("0.2", new Verdict.Blocked(List.of("0.1")))).healthy())
                .isFalse();
    }

    @Test
    void shouldNameTheLineThatBlocks() {
        HealthReport report =
                report(line("0.1", new Verdict.Failed("down")), line("0.2", new Verdict.Blocked(List.of("0.1"))));

        assertThat(report.text()).anyMatch(text -> text.contains("❌") && text.endsWith("down"));
        assertThat(report.text()).anyMatch(text -> text.endsWith("blocked by 0.1"));
        assertThat(report.text()).last().asString().startsWith("NOT healthy: 0 passed, 1 failed, 1 blocked");
    }

    @Test
    void shouldGiveAScriptStatusAndCounts() {
        // Given
        HealthReport report = new HealthReport(
                NOW,
                List.of(line("0.2", new Verdict.Blocked(List.of("0.1")))),
                List.of(StoreCount.of("bronze", 3, 70), StoreCount.unreadable("online", "Redis does not answer")));

        // When
        JsonNode json = report.json();

        // Then
        assertThat(json.path("healthy").asBoolean()).isFalse();
        assertThat(json.at("/lines/0/status").asText()).isEqualTo("BLOCKED");
        assertThat(json.at("/lines/0/blocked_by/0").asText()).isEqualTo("0.1");
        assertThat(json.at("/counts/0/rows").asLong()).isEqualTo(70);
        assertThat(json.at("/counts/1").has("rows")).isFalse();
        assertThat(json.at("/counts/1/remark").asText()).isEqualTo("Redis does not answer");
    }

    private static HealthReport report(Line... lines) {
        return new HealthReport(NOW, List.of(lines), List.of());
    }

    private static Line line(String id, Verdict verdict) {
        return new Line(new Check(id, "line " + id, Set.of(), () -> verdict), verdict, Duration.ZERO);
    }
}
