package io.clinstream.prediction;

import io.clinstream.database.Database;
import io.clinstream.platform.http.Health;
import io.clinstream.prediction.audit.AuditAnchors;
import io.clinstream.prediction.audit.AuditProgress;
import io.clinstream.prediction.audit.AuditSink;
import io.clinstream.prediction.audit.PredictionLog;
import io.clinstream.prediction.online.OnlineStore;
import io.clinstream.prediction.served.ModelWatch;
import io.clinstream.prediction.served.Served;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Health of the parts behind an answer. Without Redis or Kafka there is no answer: not ready. Without PostgreSQL answers
 * go on and the audit rows follow: ready, but degraded.
 */
final class PartsHealth implements Supplier<Health>, AutoCloseable {

    private final OnlineStore store;
    private final PredictionLog log;
    private final Database database;
    private final AuditSink sink;
    private final AuditAnchors anchors;
    private final ModelWatch models;
    private final ExecutorService probes = Executors.newFixedThreadPool(3, task -> new Thread(task, "health-probe"));

    PartsHealth(
            OnlineStore store,
            PredictionLog log,
            Database database,
            AuditSink sink,
            AuditAnchors anchors,
            ModelWatch models) {
        this.store = store;
        this.log = log;
        this.database = database;
        this.sink = sink;
        this.anchors = anchors;
        this.models = models;
    }

    /** Asks all parts at once; takes as long as the slowest, which is bounded. */
    @Override
    public Health get() {
        CompletableFuture<Boolean> redis = probe(store::isReachable);
        CompletableFuture<Boolean> kafka = probe(log::isReachable);
        CompletableFuture<Boolean> postgres = probe(database::isReachable);
        AuditProgress audit = sink.progress();
        boolean ready = redis.join() && kafka.join();
        boolean auditing = postgres.join() && audit.state() == AuditProgress.State.CARRYING;
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("degraded", !auditing || models.served().now().state() == Served.State.WITHHOLDING);
        details.put("redis", state(redis.join()));
        details.put("kafka", state(kafka.join()));
        details.put("postgres", state(postgres.join()));
        details.put("audit", audit.state().name());
        details.put("audit_lag", audit.lag());
        details.put("audit_reason", audit.reason());
        details.put("audit_anchor_age_seconds", Math.round(anchors.ageSeconds()));
        details.put("audit_anchor_reason", anchors.state().reason());
        describeModel(details);
        return new Health(ready, details);
    }

    /** No probability while a model cannot be used is degraded, not down: the answers say so themselves. */
    private void describeModel(Map<String, Object> details) {
        Served now = models.served().now();
        details.put("model_version", now.version());
        details.put("model_state", now.state().name());
        details.put("model_reason", now.reason());
        details.put(
                "model_registry_age_seconds",
                models.sinceContact().map(Duration::toSeconds).orElse(-1L));
    }

    void addTo(MeterRegistry registry) {
        Gauge.builder("clinstream.prediction.audit.lag", sink, carrier ->
                        (double) carrier.progress().lag())
                .description("Predictions in the log that are not in the audit table yet, as last known.")
                .register(registry);
        Gauge.builder(
                        "clinstream.prediction.audit.carrying",
                        sink,
                        carrier -> carrier.progress().state() == AuditProgress.State.CARRYING ? 1 : 0)
                .description("1 while the audit table follows the log.")
                .register(registry);
    }

    @Override
    public void close() {
        probes.shutdownNow();
    }

    private CompletableFuture<Boolean> probe(BooleanSupplier part) {
        return CompletableFuture.supplyAsync(part::getAsBoolean, probes);
    }

    private static String state(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
