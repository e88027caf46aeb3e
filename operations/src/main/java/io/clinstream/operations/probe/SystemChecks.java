package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.health.Check;
import io.clinstream.operations.health.CheckGraph;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** All lines of the health check. */
public final class SystemChecks {

    private SystemChecks() {}

    /** The graph of all levels over these connections. */
    public static CheckGraph graph(Connections connections, Limits limits, Clock clock) {
        List<Check> checks = Stream.of(
                        new InfrastructureChecks(connections).list(),
                        new IngestionChecks(connections, limits, clock).list(),
                        new StreamChecks(connections, limits, clock).list(),
                        new FeatureChecks(connections, limits, clock).list(),
                        new PredictionChecks(connections, limits).list(),
                        new WatchingChecks(connections, limits).list())
                .flatMap(List::stream)
                .toList();
        return new CheckGraph(checks);
    }
}
