package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.operations.access.WebClient;
import io.clinstream.operations.probe.MetricsText;
import io.clinstream.sandbox.Part;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each part stopped in turn turns exactly its own lines bad and blocks their dependants. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthCheckIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private RunningSystem system;

    @BeforeAll
    void startAndFeedTheSystem(@TempDir Path folder) throws Exception {
        system = RunningSystem.start(folder);
        system.produce(
                "replay",
                "cinc2019",
                RunningSystem.sample("cinc2019").resolve("p100001.psv").toString(),
                "--shift-to-now",
                "--speed",
                "max",
                "--progress",
                "off",
                "--data-dir",
                folder.toString());
    }

    @AfterAll
    void stopTheSystem() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    @Order(1)
    void shouldBeHealthyWithEveryPartThere() {
        awaitHealth();

        RunningSystem.Outcome outcome = system.operate("health-check", "--fresh-minutes", "60");
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("⏭ 5.4", "⏭ 5.5", "bronze", "online");
    }

    @Test
    @Order(2)
    void shouldExposeEveryMetricThatTheDocumentationNames() throws Exception {
        // Given
        Set<String> documented = new TreeSet<>();
        Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (?!Prometheus)")
                .matcher(Files.readString(Path.of("..", "docs", "generated", "metrics.md")))
                .results()
                .forEach(found -> documented.add(found.group(1)));
        system.operate("predict", "p100001");

        // When
        Set<String> exposed = new TreeSet<>();
        for (String address : List.of(
                system.stack().addresses().streamProcessorUrl(),
                system.stack().addresses().featureServiceUrl(),
                system.stack().addresses().predictionApiUrl())) {
            exposed.addAll(MetricsText.names(new WebClient(Duration.ofSeconds(10))
                    .get(URI.create(address), "/metrics")
                    .body()));
        }

        // Then: counters of what has not happened yet do not exist yet
        Set<String> missing = new TreeSet<>(documented);
        missing.removeAll(exposed);
        assertThat(missing)
                .isSubsetOf(
                        "clinstream_quality_ratio",
                        "clinstream_quality_seconds",
                        "clinstream_quality_status",
                        "clinstream_intake_rejected_total",
                        "clinstream_intake_source_newest_seconds",
                        "clinstream_intake_skew_newest_seconds",
                        "clinstream_intake_skew_smallest_seconds",
                        "clinstream_intake_skew_refused_total",
                        "clinstream_features_rejected_total",
                        "clinstream_features_duplicates_total");
        Set<String> ours = exposed.stream()
                .filter(name -> name.startsWith("clinstream_") && !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).containsAll(ours);
    }

    @ParameterizedTest(name = "{0}")
    @Order(3)
    @CsvSource(delimiter = '|', textBlock = """
            S3               | 0.1             | 0.2 1.3 1.4 2.5 2.6 3.1 3.2 3.3
            KAFKA            | 0.3             | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 4.2 4.3
            REGISTRY         | 0.4             | 1.3 1.4 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 4.2 4.3
            REDIS            | 0.5             | 3.1 3.2 3.3 4.2 4.3
            POSTGRES         | 0.6             | 0.7
            STREAM_PROCESSOR | 2.1 2.2 5.1     | 2.3 2.4 2.6 3.2 3.3
            FEATURE_SERVICE  | 1.3 2.5 3.1 5.2 | 1.4 2.6 3.2 3.3
            PREDICTION_API   | 4.1 5.3         | 4.2 4.3
            """)
    void shouldFailExactlyTheLinesOfAStoppedPartAndBlockItsDependants(Part part, String own, String dependants) {
        // Given
        awaitHealth();

        // When
        system.stack().stop(part);

        // Then
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .untilAsserted(() -> {
                        JsonNode report = look();
                        assertThat(lines(report, "FAILED")).as("failed").containsExactly(own.split(" "));
                        assertThat(lines(report, "BLOCKED")).as("blocked").containsExactly(dependants.split(" "));
                    });
        } finally {
            system.stack().start(part);
        }
        awaitHealth();
    }

    private void awaitHealth() {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .untilAsserted(() -> {
                    JsonNode report = look();
                    List<String> wrong = new ArrayList<>(texts(report, "FAILED"));
                    wrong.addAll(texts(report, "BLOCKED"));
                    assertThat(wrong).isEmpty();
                });
    }

    private JsonNode look() {
        return system.operate("health-check", "--json", "--fresh-minutes", "60").json();
    }

    private static List<String> lines(JsonNode report, String status) {
        return matching(report, status).map(line -> line.path("id").asText()).toList();
    }

    private static List<String> texts(JsonNode report, String status) {
        return matching(report, status)
                .map(line -> line.path("id").asText() + " " + line.path("text").asText())
                .toList();
    }

    private static Stream<JsonNode> matching(JsonNode report, String status) {
        return StreamSupport.stream(report.path("lines").spliterator(), false)
                .filter(line -> line.path("status").asText().equals(status));
    }
}
