package io.clinstream.operations.probe;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.health.Check;
import io.clinstream.operations.health.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Level 1: records come in and are archived. */
final class IngestionChecks {

    static final String HEARTBEAT = "1.1";
    static final String TOPICS = "1.2";
    static final String BRONZE_LAG = "1.3";
    static final String BRONZE_FRESH = "1.4";

    private final Connections connections;
    private final Limits limits;
    private final Ages ages;
    private final FreshObjects fresh;
    private final GroupLag lag;

    IngestionChecks(Connections connections, Limits limits, Clock clock) {
        this.connections = connections;
        this.limits = limits;
        this.ages = new Ages(clock);
        this.fresh = new FreshObjects(connections, clock);
        this.lag = new GroupLag(connections, limits);
    }

    List<Check> list() {
        return List.of(
                new Check(HEARTBEAT, "producer heartbeat", Set.of(InfrastructureChecks.KAFKA), this::heartbeat),
                new Check(TOPICS, "every topic with its partitions", Set.of(InfrastructureChecks.KAFKA), this::topics),
                new Check(
                        BRONZE_LAG,
                        "bronze consumer lag",
                        Set.of(
                                InfrastructureChecks.KAFKA,
                                InfrastructureChecks.REGISTRY,
                                InfrastructureChecks.BUCKET,
                                TOPICS),
                        () -> lag.judge(List.of(ConsumerGroups.BRONZE))),
                new Check(
                        BRONZE_FRESH,
                        "bronze objects newer than " + limits.fresh().toMinutes() + " min",
                        Set.of(HEARTBEAT, BRONZE_LAG, InfrastructureChecks.BUCKET),
                        this::bronzeFresh));
    }

    private Verdict heartbeat() throws Exception {
        try (Broker broker = Broker.open(connections)) {
            return ages.judge("raw record", broker.newest(names(topicsOf().raw())), limits.fresh());
        }
    }

    private Verdict topics() throws Exception {
        Set<String> expected = new TreeSet<>(names(topicsOf().all()));
        try (Broker broker = Broker.open(connections)) {
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(broker.topics());
            if (!missing.isEmpty()) {
                return new Verdict.Failed("missing: " + String.join(", ", missing));
            }
            Map<Integer, List<String>> bySize = broker.partitions(expected).entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
            return bySize.size() == 1
                    ? new Verdict.Passed(expected.size() + " topics of "
                            + bySize.keySet().iterator().next() + " partitions")
                    : new Verdict.Failed("topics differ in partitions: " + bySize);
        }
    }

    private Verdict bronzeFresh() {
        Topics topics = topicsOf();
        List<String> folders =
                names(topics.raw()).stream().map(topic -> "raw/" + topic + "/").toList();
        return ages.judge("bronze object", fresh.newest(folders), limits.fresh());
    }

    private Topics topicsOf() {
        return connections.kafka().topics();
    }

    private static List<String> names(List<Topic> topics) {
        return topics.stream().map(Topic::name).toList();
    }
}
