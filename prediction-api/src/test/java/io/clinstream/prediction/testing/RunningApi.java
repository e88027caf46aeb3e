package io.clinstream.prediction.testing;

import io.clinstream.audit.AuditRow;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.metrics.Metrics;
import io.clinstream.prediction.http.PredictionHttp;
import io.clinstream.prediction.idempotency.Idempotency;
import io.clinstream.prediction.served.Served;
import io.clinstream.prediction.served.ServedModel;
import io.clinstream.prediction.serving.PredictionMeters;
import io.clinstream.prediction.serving.Predictor;
import io.clinstream.prediction.serving.WardBoard;
import io.clinstream.registry.RegisteredVersion;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The HTTP surface over fakes of everything behind it, on a free port. */
public final class RunningApi implements AutoCloseable {

    /** Processing time. */
    public final StandingClock clock = new StandingClock(Vectors.AS_OF.plusSeconds(60));
    /** The online store. */
    public final FakeOnlineStore store = new FakeOnlineStore();
    /** The log. */
    public final FakeLog log = new FakeLog();
    /** The metrics. */
    public final Metrics metrics = Metrics.forApplication("test");
    /** The model in service: NEWS2 until a test exchanges it. */
    public final ServedModel served;
    /** The audit table; null while it is away. */
    public List<AuditRow> rows;
    /** What the registry lists. */
    public final List<RegisteredVersion> versions = new ArrayList<>();

    private final WardBoard board =
            new WardBoard(store, new WardBoard.Pace(100, Duration.ofMinutes(1), Duration.ofMinutes(15)), clock);
    private final Predictor predictor;
    private final PredictionHttp routes;
    private final HttpService.Builder builder;
    private final HttpService service;

    /** Starts to listen. */
    public RunningApi() {
        News2Baseline baseline = new News2Baseline(Vectors.TABLE);
        served = new ServedModel(Served.baseline(baseline, clock.instant()));
        predictor = new Predictor(store, served, log, new PredictionMeters(metrics.registry()), clock, board);
        routes = new PredictionHttp(
                predictor,
                new Idempotency(new FakeKeyStore(), clock),
                new PredictionHttp.Reads(board, (patient, limit) -> newest(limit), served, baseline, () -> versions),
                clock);
        builder = routes.addTo(HttpService.builder("127.0.0.1", 0));
        service = builder.metrics(metrics).start();
    }

    /** Method and path template of every route but metrics. */
    public List<String> operations() {
        return builder.operations().stream()
                .filter(operation -> !operation.equals("GET /metrics"))
                .toList();
    }

    /** Lets the ward board look for new vectors. */
    public void scan() {
        board.scan(predictor);
    }

    /** Where a path is. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }

    private List<AuditRow> newest(int limit) throws SQLException {
        if (rows == null) {
            throw new SQLException("down");
        }
        return rows.stream().limit(limit).toList();
    }

    @Override
    public void close() {
        service.close();
        routes.close();
    }
}
