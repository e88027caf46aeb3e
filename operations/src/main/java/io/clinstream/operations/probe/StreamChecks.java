package io.clinstream.operations.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.operations.health.Check;
import io.clinstream.operations.health.Verdict;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Level 2: both stream applications run, ticks flow, silver is written. */
final class StreamChecks {

    static final String INTAKE = "2.1";
    static final String FEATURES = "2.2";
    static final String LAG = "2.3";
    static final String TICK = "2.4";
    static final String SILVER_LAG = "2.5";
    static final String SILVER_FRESH = "2.6";

    private static final int TAIL = 500;
    private static final List<String> SILVER =
            List.of("processed/vitals/", "processed/labs/", "processed/adverse-events/");

    private final Connections connections;
    private final Limits limits;
    private final Ages ages;
    private final FreshObjects fresh;
    private final GroupLag lag;
    private final ApplicationHealth health;

    StreamChecks(Connections connections, Limits limits, Clock clock) {
        this.connections = connections;
        this.limits = limits;
        this.ages = new Ages(clock);
        this.fresh = new FreshObjects(connections, clock);
        this.lag = new GroupLag(connections, limits);
        this.health = new ApplicationHealth(connections, limits);
    }

    List<Check> list() {
        Set<String> rests = Set.of(InfrastructureChecks.KAFKA, InfrastructureChecks.REGISTRY, IngestionChecks.TOPICS);
        return List.of(
                new Check(INTAKE, "intake application RUNNING", rests, () -> running("intake")),
                new Check(FEATURES, "features application RUNNING", rests, () -> running("features")),
                new Check(
                        LAG,
                        "lag of both applications",
                        Set.of(INTAKE, FEATURES),
                        () -> lag.judge(
                                ConsumerGroups.streams(connections.kafka().topics()))),
                new Check(TICK, "last tick", Set.of(INTAKE), this::tick),
                new Check(
                        SILVER_LAG,
                        "silver consumer lag",
                        Set.of(
                                InfrastructureChecks.KAFKA,
                                InfrastructureChecks.REGISTRY,
                                InfrastructureChecks.BUCKET,
                                IngestionChecks.TOPICS),
                        () -> lag.judge(List.of(ConsumerGroups.SILVER))),
                new Check(
                        SILVER_FRESH,
                        "silver newer than " + limits.fresh().toMinutes() + " min",
                        Set.of(IngestionChecks.HEARTBEAT, FEATURES, INTAKE, SILVER_LAG),
                        () -> ages.judge("silver object", fresh.newest(SILVER), limits.fresh())));
    }

    private Verdict running(String application) throws Exception {
        JsonNode answer = health.read(Setting.STREAM_PROCESSOR_URL);
        JsonNode state = answer.path(application);
        String text = state.isTextual() ? state.asText() : state.path("state").asText("unknown");
        return text.equals("RUNNING") ? new Verdict.Passed(text) : new Verdict.Failed("state is " + text);
    }

    private Verdict tick() {
        AvroDecoder decoder = new AvroDecoder(connections.registry());
        List<Instant> ticks = new ArrayList<>();
        String events = connections.kafka().topics().events().name();
        try (TopicCursor cursor = TopicCursor.beforeEnd(connections.kafka(), List.of(events), TAIL)) {
            cursor.readToEnd(row -> {
                if (decoder.decode(row.value(), CanonicalEvent.class).getKind() == EventKind.TICK) {
                    ticks.add(Instant.ofEpochMilli(row.timestamp()));
                }
            });
        }
        Optional<Instant> newest = ticks.stream().max(Instant::compareTo);
        return ages.judge("tick", newest, limits.tick());
    }
}
