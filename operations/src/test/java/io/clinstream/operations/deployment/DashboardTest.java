package io.clinstream.operations.deployment;

import static io.clinstream.operations.deployment.ProjectFiles.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the dashboard and the alerts ask Prometheus for exists. */
class DashboardTest {

    private static final Set<String> LANGUAGE = Set.of(
            "sum",
            "rate",
            "increase",
            "by",
            "le",
            "time",
            "histogram_quantile",
            "and",
            "or",
            "unless",
            "on",
            "without",
            "max",
            "min");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\[[^\\]]*]|\\bby\\s*\\([^)]*\\)");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    @Test
    void shouldFindMetricNamesInAQuery() {
        assertThat(names("time() - (a_seconds{sink=\"x\"} > 0)")).containsExactly("a_seconds");
        assertThat(names("histogram_quantile(0.99, sum by (le) (rate(b_bucket[5m])))"))
                .containsExactly("b_bucket");
    }

    @Test
    void shouldAskOnlyForMetricsThatExist() throws IOException {
        // Given
        Set<String> known = documented();

        // When
        List<String> queries = new ArrayList<>(queries());
        queries.addAll(alerts());

        // Then
        assertThat(queries).hasSizeGreaterThan(20);
        assertThat(queries).allSatisfy(query -> assertThat(known).as(query).containsAll(names(query)));
        assertThat(queries).noneSatisfy(query -> assertThat(query).contains("patient"));
    }

    @Test
    void shouldShowEveryMetricOfOurs() throws IOException {
        // Given
        Set<String> shown = new TreeSet<>();
        queries().forEach(query -> shown.addAll(names(query)));

        // When
        Set<String> missing = documented();
        missing.removeAll(shown);

        // Then: rates and quantiles need only one name of a family
        assertThat(missing)
                .containsExactlyInAnyOrder(
                        "clinstream_intake_ticks_total", "clinstream_prediction_requests_seconds_sum");
    }

    @Test
    void shouldUseTheDatasourceThatIsProvisioned() throws IOException {
        // Given
        String uid = map(((List<?>) ProjectFiles.yaml("grafana/provisioning/datasources/prometheus.yaml")
                                .get("datasources"))
                        .get(0))
                .get("uid")
                .toString();

        // When
        List<String> used = dashboard().findValuesAsText("uid").stream()
                .filter(found -> !found.equals("clinstream"))
                .distinct()
                .toList();

        // Then
        assertThat(used).containsExactly(uid);
    }

    @Test
    void shouldScrapeEveryApplication() throws IOException {
        List<?> jobs = (List<?>) ProjectFiles.yaml("prometheus/prometheus.yml").get("scrape_configs");

        assertThat(jobs)
                .extracting(job -> map(job).get("job_name"))
                .containsExactlyInAnyOrder("stream-processor", "feature-service", "prediction-api");
    }

    private static JsonNode dashboard() throws IOException {
        return Json.MAPPER.readTree(ProjectFiles.text("grafana/dashboards/clinstream.json"));
    }

    private static List<String> queries() throws IOException {
        return dashboard().findValuesAsText("expr");
    }

    private static List<String> alerts() throws IOException {
        List<String> queries = new ArrayList<>();
        for (Object group : (List<?>) ProjectFiles.yaml("prometheus/rules.yml").get("groups")) {
            for (Object rule : (List<?>) map(group).get("rules")) {
                Map<String, Object> alert = map(rule);
                queries.add(alert.get("expr").toString());
            }
        }
        return queries;
    }

    private static Set<String> names(String query) {
        Set<String> names = new TreeSet<>();
        WORD.matcher(LABELS.matcher(query).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .filter(word -> !LANGUAGE.contains(word))
                .forEach(names::add);
        return names;
    }

    private static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        Pattern.compile("(?m)^\\| `([a-z_]+)`")
                .matcher(ProjectFiles.text("docs/generated/metrics.md"))
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }
}
