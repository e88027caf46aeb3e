package io.clinstream.prediction.http;

import io.clinstream.models.news2.News2Baseline;
import io.clinstream.platform.http.HttpService;
import io.clinstream.prediction.idempotency.Idempotency;
import io.clinstream.prediction.served.ServedModel;
import io.clinstream.prediction.serving.Predictor;
import io.clinstream.prediction.serving.WardBoard;
import io.clinstream.registry.RegisteredVersion;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Everything the API answers over HTTP, but health and metrics. */
public final class PredictionHttp implements AutoCloseable {

    private final PredictionRoutes predictions;
    private final BatchRoutes batch;
    private final WardRoutes ward;
    private final HistoryRoutes history;
    private final ModelRoutes models;

    /**
     * The routes.
     *
     * @param reads what is read and never changed
     */
    public PredictionHttp(Predictor predictor, Idempotency idempotency, Reads reads, Clock clock) {
        this.predictions = new PredictionRoutes(predictor, idempotency);
        this.batch = new BatchRoutes(predictor);
        this.ward = new WardRoutes(reads.board(), clock);
        this.history = new HistoryRoutes(reads.history());
        this.models = new ModelRoutes(reads.served(), reads.baseline(), reads.versions());
    }

    /**
     * What is read.
     *
     * @param board newest answers
     * @param history the audit table
     * @param served the model in service
     * @param baseline the model where none is in production
     * @param versions every registered version
     */
    public record Reads(
            WardBoard board,
            HistoryRoutes.History history,
            ServedModel served,
            News2Baseline baseline,
            Supplier<List<RegisteredVersion>> versions) {}

    /** Adds the routes to a service. */
    public HttpService.Builder addTo(HttpService.Builder service) {
        predictions.addTo(service);
        batch.addTo(service);
        ward.addTo(service);
        history.addTo(service);
        models.addTo(service);
        new OpenApi().addTo(service);
        new PageRoutes().addTo(service);
        return service;
    }

    @Override
    public void close() {
        batch.close();
    }
}
