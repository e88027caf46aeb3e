package io.clinstream.features.api;

import io.clinstream.features.online.OnlineFields;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.features.past.TimeMachine;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The feature read API. */
public final class FeatureApi {

    private final OnlineReads reads;
    private final PastRoutes past;
    private final Clock clock;

    /**
     * An API over the stores.
     *
     * @param store the newest vectors
     * @param topic of the vectors
     * @param past everything before
     * @param clock tells the age of data, and what lies in the future
     */
    public FeatureApi(RedisOnlineStore store, String topic, TimeMachine past, Clock clock) {
        this.reads = new OnlineReads(store, topic);
        this.past = new PastRoutes(past, clock);
        this.clock = clock;
    }

    /** Adds the routes. */
    public HttpService.Builder addTo(HttpService.Builder service) {
        return Endpoint.addAll(endpoints(), service);
    }

    /** Every operation. */
    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(Endpoint.get("/patients/{id}/features", this::features));
        endpoints.addAll(past.endpoints());
        endpoints.addAll(new BatchRoutes(reads).endpoints());
        endpoints.addAll(new FeastRoutes(reads).endpoints());
        endpoints.addAll(CatalogueRoutes.endpoints());
        endpoints.add(Endpoint.get("/openapi.json", OpenApi::serve));
        return endpoints;
    }

    private void features(Exchange exchange) {
        Parameters parameters = Parameters.of(exchange, Set.of("as_of", "known_at"), Set.of("id"));
        String patientId = Parameters.patientId("id", exchange.pathParam("id"));
        if (parameters.text("as_of").isPresent() || parameters.text("known_at").isPresent()) {
            past.vector(exchange, patientId, parameters);
        } else {
            Map<String, String> fields = reads.newest(patientId);
            String version = fields.getOrDefault(OnlineFields.VERSION, "");
            Tags.reply(exchange, version, VectorAnswer.of(patientId, fields, clock.instant()));
        }
    }
}
