package io.clinstream.operations.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.operations.InMemoryConnections;
import io.clinstream.operations.health.CheckGraph;
import io.clinstream.operations.health.Line;
import io.clinstream.operations.health.ProbeRunner;
import io.clinstream.operations.health.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemChecksTest {

    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(10), Duration.ofMinutes(3), 1000, Duration.ofSeconds(10));

    private final ProbeRunner runner = new ProbeRunner(LIMITS.patience());
    private final CheckGraph graph =
            SystemChecks.graph(new InMemoryConnections(Clock.systemUTC()), LIMITS, Clock.systemUTC());

    @AfterEach
    void stopProbes() {
        runner.close();
    }

    /** The table of the runbook: what an operator sees when one part is down. */
    @ParameterizedTest(name = "{0} down")
    @CsvSource(delimiter = '|', textBlock = """
            S3                | 0.1             | 0.2 1.3 1.4 2.5 2.6 3.1 3.2 3.3
            Kafka             | 0.3             | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 4.2 4.3
            registry          | 0.4             | 1.3 1.4 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 4.2 4.3
            Redis             | 0.5             | 3.1 3.2 3.3 4.2 4.3
            PostgreSQL        | 0.6             | 0.7
            producer          | 1.1             | 1.4 2.6 3.2
            stream processor  | 2.1 2.2 5.1     | 2.3 2.4 2.6 3.2 3.3
            feature service   | 1.3 2.5 3.1 5.2 | 1.4 2.6 3.2 3.3
            prediction API    | 4.1 5.3         | 4.2 4.3
            """)
    void shouldFailExactlyTheLinesOfAPartThatIsDownAndBlockItsDependants(
            String part, String ownLines, String dependants) {
        // Given
        Set<String> own = Set.of(ownLines.split(" "));
        CheckGraph withPartDown = graph.probedBy(check -> own.contains(check.id())
                ? () -> new Verdict.Failed(part + " is down")
                : () -> new Verdict.Passed("good"));

        // When
        List<Line> lines = withPartDown.evaluate(runner);

        // Then
        assertThat(ids(lines, Verdict.Status.FAILED)).containsExactly(ownLines.split(" "));
        assertThat(ids(lines, Verdict.Status.BLOCKED)).containsExactly(dependants.split(" "));
    }

    @Test
    void shouldHaveEveryLineOfTheFiveLevels() {
        // When
        List<Line> lines =
                graph.probedBy(check -> () -> new Verdict.Passed("good")).evaluate(runner);

        // Then
        assertThat(lines)
                .extracting(line -> line.check().id())
                .containsExactly(
                        "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "1.1", "1.2", "1.3", "1.4", "2.1", "2.2",
                        "2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3",
                        "5.4", "5.5");
    }

    @Test
    void shouldSkipPrometheusAndGrafanaWhereNoAddressIsConfigured() {
        // When
        List<Line> lines = graph.evaluate(runner);

        // Then
        assertThat(ids(lines, Verdict.Status.SKIPPED)).containsExactly("5.4", "5.5");
    }

    private static List<String> ids(List<Line> lines, Verdict.Status status) {
        return lines.stream()
                .filter(line -> line.verdict().status() == status)
                .map(line -> line.check().id())
                .toList();
    }
}
