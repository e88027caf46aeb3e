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
import io.clinstream.prediction.audit.KafkaPredictionLog;
import io.clinstream.prediction.http.PageRoutes;
import io.clinstream.prediction.http.PredictionRoutes;
import io.clinstream.prediction.http.WardRoutes;
import io.clinstream.prediction.online.RedisOnlineStore;
import io.clinstream.prediction.serving.Idempotency;
import io.clinstream.prediction.serving.PredictionMeters;
import io.clinstream.prediction.serving.Predictor;
import io.clinstream.prediction.serving.WardBoard;
import io.clinstream.prediction.serving.WardScoring;
import java.time.Clock;
import java.time.Duration;

/** The running API. Starts whatever is away: a missing part shows in {@code /health} and in the answers. */
public final class PredictionApi implements AutoCloseable {

    private static final Duration SINK_RETRY = Duration.ofSeconds(2);

    private final RedisOnlineStore store;
    private final KafkaPredictionLog log;
    private final Database database;
    private final AuditSink sink;
    private final AuditAnchors anchors;
    private final WardScoring scoring;
    private final PartsHealth health;
    private final HttpService http;

    private PredictionApi(PredictionConfig config, Calibration calibration) {
        Clock clock = Clock.systemUTC();
        Metrics metrics = Metrics.forApplication("prediction-api");
        News2Baseline model = new News2Baseline(calibration);
        store = new RedisOnlineStore(config.redisUrl(), config.readTimeout());
        log = new KafkaPredictionLog(config.kafka(), config.appendTimeout());
        PredictionConfig.Postgres postgres = config.postgres();
        database = new Database(postgres.url(), postgres.user(), postgres.password(), postgres.role());
        AuditChain chain = new AuditChain(config.auditKey());
        AuditTable table = new AuditTable(database.connections(), chain);
        AvroDecoder decoder =
                new AvroDecoder(new SchemaRegistryClient(config.kafka().registryUrl()));
        sink = new AuditSink(config.kafka(), decoder, table, database, config.migrates(), SINK_RETRY);
        anchors = anchors(config, chain, clock);
        anchors.addTo(metrics.registry());
        WardBoard board = new WardBoard(store, config.pace(), clock);
        Predictor predictor = new Predictor(store, model, log, new PredictionMeters(metrics.registry()), clock, board);
        scoring = new WardScoring(board, predictor, config.scanInterval());
        health = new PartsHealth(store, log, database, sink, anchors, model.version());
        health.addTo(metrics.registry());
        http = service(config, metrics, predictor, board, table, model, clock);
    }

    private AuditAnchors anchors(PredictionConfig config, AuditChain chain, Clock clock) {
        AnchorWriter writer = new AnchorWriter(
                new TableHeads(database.connections()), new AnchorStore(config.objects(), chain), clock);
        return new AuditAnchors(writer, config.objects(), config.anchorInterval(), clock);
    }

    private HttpService service(
            PredictionConfig config,
            Metrics metrics,
            Predictor predictor,
            WardBoard board,
            AuditTable table,
            News2Baseline model,
            Clock clock) {
        HttpService.Builder service = HttpService.builder(config.host(), config.port());
        new PredictionRoutes(predictor, new Idempotency(clock)).addTo(service);
        new WardRoutes(board, table::newest, model, clock).addTo(service);
        new PageRoutes().addTo(service);
        return service.health(health).metrics(metrics).start();
    }

    /**
     * Starts the API.
     *
     * @throws io.clinstream.models.news2.MissingCalibrationException there is no calibration table
     * @throws IllegalStateException the port is taken
     */
    public static PredictionApi start(PredictionConfig config) {
        PredictionApi api = new PredictionApi(config, Calibration.load(Calibration.RESOURCE));
        api.sink.start();
        api.anchors.start();
        api.scoring.start();
        return api;
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** Stops taking requests, then everything behind them. */
    @Override
    public void close() {
        http.close();
        scoring.close();
        sink.close();
        anchors.close();
        health.close();
        log.close();
        store.close();
        database.close();
    }
}
