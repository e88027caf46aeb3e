package io.clinstream.prediction;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditTable;
import io.clinstream.audit.anchor.AnchorStore;
import io.clinstream.audit.anchor.AnchorWriter;
import io.clinstream.audit.anchor.TableHeads;
import io.clinstream.database.Database;
import io.clinstream.models.news2.Calibration;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.metrics.Metrics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.prediction.audit.AuditAnchors;
import io.clinstream.prediction.audit.AuditSink;
import io.clinstream.prediction.audit.IndexedEvents;
import io.clinstream.prediction.audit.KafkaPredictionLog;
import io.clinstream.prediction.http.PredictionHttp;
import io.clinstream.prediction.idempotency.Idempotency;
import io.clinstream.prediction.idempotency.RedisKeyStore;
import io.clinstream.prediction.online.OnlineStore;
import io.clinstream.prediction.online.RedisConnections;
import io.clinstream.prediction.online.RedisOnlineStore;
import io.clinstream.prediction.served.ModelMeters;
import io.clinstream.prediction.served.ModelWatch;
import io.clinstream.prediction.served.ModelWatcher;
import io.clinstream.prediction.served.RegistrySource;
import io.clinstream.prediction.serving.PredictionMeters;
import io.clinstream.prediction.serving.Predictor;
import io.clinstream.prediction.serving.WardBoard;
import io.clinstream.prediction.serving.WardScoring;
import io.clinstream.registry.ModelRegistry;
import java.time.Clock;
import java.time.Duration;
import redis.clients.jedis.RedisClient;

/** The running API. Starts whatever is away: a missing part shows in {@code /health} and in the answers. */
public final class PredictionApi implements AutoCloseable {

    private static final Duration SINK_RETRY = Duration.ofSeconds(2);
    /** How long the start waits for the registry, so that the first answer is by the right model. */
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(5);

    private final RedisClient redis;
    private final KafkaPredictionLog log;
    private final Database database;
    private final IndexedEvents sources;
    private final AuditSink sink;
    private final AuditAnchors anchors;
    private final ModelWatcher watcher;
    private final PredictionHttp routes;
    private final WardScoring scoring;
    private final PartsHealth health;
    private final HttpService http;

    private PredictionApi(PredictionConfig config, Calibration calibration) {
        Clock clock = Clock.systemUTC();
        Metrics metrics = Metrics.forApplication("prediction-api");
        News2Baseline baseline = new News2Baseline(calibration);
        redis = RedisConnections.open(config.redisUrl(), config.readTimeout());
        OnlineStore store =
                new RedisOnlineStore(redis, config.kafka().topics().features().name());
        log = new KafkaPredictionLog(config.kafka(), config.appendTimeout());
        PredictionConfig.Postgres postgres = config.postgres();
        database = new Database(postgres.url(), postgres.user(), postgres.password(), postgres.role());
        AuditChain chain = new AuditChain(config.auditKey());
        AuditTable table = new AuditTable(database.connections(), chain);
        AvroDecoder decoder =
                new AvroDecoder(new SchemaRegistryClient(config.kafka().registryUrl()));
        sources = new IndexedEvents(config.redisUrl(), config.readTimeout());
        sink = new AuditSink(config.kafka(), decoder, table, sources, database, config.migrates(), SINK_RETRY);
        anchors = anchors(config, chain, clock);
        anchors.addTo(metrics.registry());
        WardBoard board = new WardBoard(store, config.pace(), clock);
        ModelRegistry registry = new ModelRegistry(database.connections(), config.objects(), clock);
        ModelWatch watch = new ModelWatch(
                config.registry().model(),
                new RegistrySource(registry, config.registry().model()),
                baseline,
                new ModelMeters(metrics.registry()),
                clock);
        watcher = new ModelWatcher(watch, config.registry().interval());
        Predictor predictor =
                new Predictor(store, watch.served(), log, new PredictionMeters(metrics.registry()), clock, board);
        scoring = new WardScoring(board, predictor, config.scanInterval());
        health = new PartsHealth(store, log, database, sink, anchors, watch);
        health.addTo(metrics.registry());
        routes = new PredictionHttp(
                predictor,
                idempotency(config, clock),
                new PredictionHttp.Reads(board, table::newest, watch.served(), baseline, registry::list),
                clock);
        sink.start();
        anchors.start();
        watcher.start(FIRST_CONTACT);
        http = routes.addTo(HttpService.builder(config.host(), config.port()))
                .health(health)
                .metrics(metrics)
                .start();
        scoring.start();
    }

    private AuditAnchors anchors(PredictionConfig config, AuditChain chain, Clock clock) {
        AnchorWriter writer = new AnchorWriter(
                new TableHeads(database.connections()), new AnchorStore(config.objects(), chain), clock);
        return new AuditAnchors(writer, config.objects(), config.anchorInterval(), clock);
    }

    /** A claim outlives the longest prediction, and not by much: a retry after a kill waits for its end. */
    private Idempotency idempotency(PredictionConfig config, Clock clock) {
        Duration claim = config.readTimeout()
                .multipliedBy(2)
                .plus(config.appendTimeout())
                .plusSeconds(1);
        return new Idempotency(new RedisKeyStore(redis, config.idempotencyKeys(), claim, clock), clock);
    }

    /**
     * Starts the API.
     *
     * @throws io.clinstream.models.news2.MissingCalibrationException there is no calibration table
     * @throws IllegalStateException the port is taken
     */
    public static PredictionApi start(PredictionConfig config) {
        return new PredictionApi(config, Calibration.load(Calibration.RESOURCE));
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** Stops taking requests, then everything behind them. */
    @Override
    public void close() {
        http.close();
        routes.close();
        scoring.close();
        sink.close();
        anchors.close();
        sources.close();
        health.close();
        watcher.close();
        log.close();
        redis.close();
        database.close();
    }
}
