package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.health.Check;
import io.clinstream.operations.health.Verdict;
import io.clinstream.platform.config.Setting;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.RedisClient;

/** Level 3: the feature service and what it writes. */
final class FeatureChecks {

    static final String SERVICE = "3.1";
    static final String OFFLINE = "3.2";
    static final String ONLINE = "3.3";

    private final Connections connections;
    private final Limits limits;
    private final Ages ages;
    private final FreshObjects fresh;
    private final ApplicationHealth health;

    FeatureChecks(Connections connections, Limits limits, Clock clock) {
        this.connections = connections;
        this.limits = limits;
        this.ages = new Ages(clock);
        this.fresh = new FreshObjects(connections, clock);
        this.health = new ApplicationHealth(connections, limits);
    }

    List<Check> list() {
        return List.of(
                new Check(
                        SERVICE,
                        "feature service",
                        Set.of(
                                InfrastructureChecks.KAFKA,
                                InfrastructureChecks.REGISTRY,
                                InfrastructureChecks.REDIS,
                                InfrastructureChecks.BUCKET),
                        () -> health.judge(Setting.FEATURE_SERVICE_URL)),
                new Check(
                        OFFLINE,
                        "offline objects newer than " + limits.fresh().toMinutes() + " min",
                        Set.of(IngestionChecks.HEARTBEAT, StreamChecks.INTAKE, StreamChecks.FEATURES, SERVICE),
                        () -> ages.judge("offline object", fresh.newest(List.of("features/offline/")), limits.fresh())),
                new Check(
                        ONLINE,
                        "online keys with TTL",
                        Set.of(StreamChecks.INTAKE, StreamChecks.FEATURES, SERVICE),
                        this::online));
    }

    private Verdict online() {
        try (RedisClient redis = connections.redis()) {
            OnlineKeys keys = OnlineKeys.scan(redis);
            if (keys.all() == 0) {
                return new Verdict.Failed("there is no online vector");
            }
            return keys.withoutExpiry() == 0
                    ? new Verdict.Passed(keys.all() + " keys, each with TTL")
                    : new Verdict.Failed(keys.withoutExpiry() + " of " + keys.all() + " keys have no TTL");
        }
    }
}
