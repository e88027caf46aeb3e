package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.health.Check;
import io.clinstream.operations.health.Verdict;
import io.clinstream.platform.config.Setting;
import java.util.List;
import java.util.Set;

/** Level 5: the system can be watched. */
final class WatchingChecks {

    static final String STREAM_METRICS = "5.1";
    static final String FEATURE_METRICS = "5.2";
    static final String PREDICTION_METRICS = "5.3";
    static final String PROMETHEUS = "5.4";
    static final String GRAFANA = "5.5";

    private final Connections connections;
    private final ApplicationHealth health;

    WatchingChecks(Connections connections, Limits limits) {
        this.connections = connections;
        this.health = new ApplicationHealth(connections, limits);
    }

    List<Check> list() {
        return List.of(
                metrics(STREAM_METRICS, "metrics of the stream processor", Setting.STREAM_PROCESSOR_URL),
                metrics(FEATURE_METRICS, "metrics of the feature service", Setting.FEATURE_SERVICE_URL),
                metrics(PREDICTION_METRICS, "metrics of the prediction API", Setting.PREDICTION_API_URL),
                new Check(PROMETHEUS, "Prometheus", Set.of(), () -> ifThere(Setting.PROMETHEUS_URL, "/-/ready")),
                new Check(GRAFANA, "Grafana", Set.of(), () -> ifThere(Setting.GRAFANA_URL, "/api/health")));
    }

    private Check metrics(String id, String name, Setting application) {
        return new Check(id, name, Set.of(), () -> health.metrics(application));
    }

    private Verdict ifThere(Setting part, String path) throws Exception {
        return connections.address(part).isEmpty()
                ? new Verdict.Skipped("not part of this environment (" + part.key() + " is not set)")
                : health.answers(part, path);
    }
}
