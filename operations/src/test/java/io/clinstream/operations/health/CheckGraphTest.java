package io.clinstream.operations.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckGraphTest {

    private static final Probe GOOD = () -> new Verdict.Passed("good");
    private static final Probe BAD = () -> new Verdict.Failed("down");

    private final ProbeRunner runner = new ProbeRunner(Duration.ofSeconds(10));

    @AfterEach
    void stopProbes() {
        runner.close();
    }

    @Test
    void shouldBlockDependantsByTheLineAtTheRoot() {
        // Given
        CheckGraph graph = new CheckGraph(
                List.of(check("0.1", BAD), check("0.2", GOOD, "0.1"), check("1.1", GOOD, "0.2"), check("1.2", GOOD)));

        // When
        Map<String, Verdict> verdicts = verdicts(graph.evaluate(runner));

        // Then
        assertThat(verdicts)
                .containsEntry("0.1", new Verdict.Failed("down"))
                .containsEntry("0.2", new Verdict.Blocked(List.of("0.1")))
                .containsEntry("1.1", new Verdict.Blocked(List.of("0.1")))
                .containsEntry("1.2", new Verdict.Passed("good"));
    }

    @Test
    void shouldNameEveryRootOnce() {
        // Given
        CheckGraph graph = new CheckGraph(List.of(
                check("0.2", BAD),
                check("0.1", BAD),
                check("1.1", GOOD, "0.1"),
                check("1.2", GOOD, "0.1", "0.2", "1.1")));

        // When
        Map<String, Verdict> verdicts = verdicts(graph.evaluate(runner));

        // Then
        assertThat(verdicts).containsEntry("1.2", new Verdict.Blocked(List.of("0.1", "0.2")));
    }

    @Test
    void shouldNotRunTheProbeOfABlockedLine() {
        // Given
        Probe forbidden = () -> {
            throw new AssertionError("a blocked line was probed");
        };
        CheckGraph graph = new CheckGraph(List.of(check("0.1", BAD), check("0.2", forbidden, "0.1")));

        // When
        Map<String, Verdict> verdicts = verdicts(graph.evaluate(runner));

        // Then
        assertThat(verdicts).containsEntry("0.2", new Verdict.Blocked(List.of("0.1")));
    }

    @Test
    void shouldNotBlockByASkippedPart() {
        // Given
        CheckGraph graph =
                new CheckGraph(List.of(check("0.1", () -> new Verdict.Skipped("not here")), check("0.2", GOOD, "0.1")));

        // When
        Map<String, Verdict> verdicts = verdicts(graph.evaluate(runner));

        // Then
        assertThat(verdicts).containsEntry("0.2", new Verdict.Passed("good"));
    }

    @Test
    void shouldFailALineWithTheInnermostReason() {
        // Given
        Probe throwing = () -> {
            throw new IllegalStateException("wrapper", new IOException("no answer from port 1\nsecond line"));
        };

        // When
        Map<String, Verdict> verdicts = verdicts(new CheckGraph(List.of(check("0.1", throwing))).evaluate(runner));

        // Then
        assertThat(verdicts).containsEntry("0.1", new Verdict.Failed("no answer from port 1"));
    }

    @Test
    void shouldFailALineThatDoesNotAnswerInTime() {
        // Given
        CountDownLatch never = new CountDownLatch(1);
        Probe silent = () -> {
            never.await();
            return new Verdict.Passed("too late");
        };

        // When
        List<Line> lines;
        try (ProbeRunner impatient = new ProbeRunner(Duration.ofMillis(20))) {
            lines = new CheckGraph(List.of(check("0.1", silent))).evaluate(impatient);
        }

        // Then
        assertThat(verdicts(lines).get("0.1")).isInstanceOf(Verdict.Failed.class);
        assertThat(verdicts(lines).get("0.1").text()).startsWith("no answer within");
    }

    @Test
    void shouldProbeIndependentLinesBesideEachOther() {
        // Given: neither probe ends before both have begun
        CyclicBarrier both = new CyclicBarrier(2);
        Probe meeting = () -> {
            both.await();
            return new Verdict.Passed("met");
        };

        // When
        List<Line> lines = new CheckGraph(List.of(check("0.1", meeting), check("0.2", meeting))).evaluate(runner);

        // Then
        assertThat(lines).extracting(Line::verdict).containsOnly(new Verdict.Passed("met"));
    }

    @Test
    void shouldReturnLinesInOrderOfTheirNumbers() {
        // Given
        CheckGraph graph =
                new CheckGraph(List.of(check("1.10", GOOD), check("1.2", GOOD), check("0.1", GOOD, Set.of())));

        // When
        List<Line> lines = graph.evaluate(runner);

        // Then
        assertThat(lines).extracting(line -> line.check().id()).containsExactly("0.1", "1.2", "1.10");
    }

    @Test
    void shouldRefuseAGraphWithARing() {
        assertThatThrownBy(() -> new CheckGraph(List.of(check("0.1", GOOD, "0.2"), check("0.2", GOOD, "0.1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ring");
    }

    @Test
    void shouldRefuseANeedOfAHigherLevel() {
        assertThatThrownBy(() -> new CheckGraph(List.of(check("0.1", GOOD, "1.1"), check("1.1", GOOD))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("higher level");
    }

    @Test
    void shouldRefuseTwoChecksOfOneId() {
        assertThatThrownBy(() -> new CheckGraph(List.of(check("0.1", GOOD), check("0.1", BAD))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.1");
    }

    private static Check check(String id, Probe probe, String... needs) {
        return check(id, probe, Set.of(needs));
    }

    private static Check check(String id, Probe probe, Set<String> needs) {
        return new Check(id, "line " + id, needs, probe);
    }

    private static Map<String, Verdict> verdicts(List<Line> lines) {
        return lines.stream().collect(Collectors.toMap(line -> line.check().id(), Line::verdict));
    }
}
