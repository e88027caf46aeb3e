package io.clinstream.features.api;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.features.online.OnlineStoreUnavailableException;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Routes of the feature read API. */
public final class FeatureApi {

    private static final Pattern PATIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final RedisOnlineStore store;
    private final String topic;
    private final Clock clock;

    /** An API over the online store of the vectors of {@code topic}; {@code clock} tells the age of data. */
    public FeatureApi(RedisOnlineStore store, String topic, Clock clock) {
        this.store = store;
        this.topic = topic;
        this.clock = clock;
    }

    /** Adds the routes. */
    public HttpService.Builder addTo(HttpService.Builder service) {
        return service.get("/patients/{id}/features", this::features).get("/catalogue", FeatureApi::catalogue);
    }

    private void features(Exchange exchange) {
        String patientId = exchange.pathParam("id");
        if (!PATIENT_ID.matcher(patientId).matches()) {
            throw Problem.of(
                    422, "invalid-patient-id", "Invalid patient id", "a patient id matches " + PATIENT_ID.pattern());
        }
        try {
            Map<String, String> fields = store.find(patientId);
            if (fields.isEmpty()) {
                fields = onceComplete(patientId);
            }
            exchange.reply(200, VectorAnswer.of(patientId, fields, clock.instant()));
        } catch (OnlineStoreUnavailableException away) {
            throw Problem.unavailable("online-store-unavailable", "the online store does not answer", RETRY_AFTER);
        }
    }

    /** That a patient is absent says something only of a store that has everything; so it is looked for once more. */
    private Map<String, String> onceComplete(String patientId) {
        if (!store.marks().complete(topic)) {
            throw Problem.unavailable(
                    "online-store-rebuilding", "the online store was emptied and is being filled again", RETRY_AFTER);
        }
        Map<String, String> fields = store.find(patientId);
        if (fields.isEmpty()) {
            throw store.isKnown(patientId) ? expired() : unknown();
        }
        return fields;
    }

    private static Problem unknown() {
        return Problem.of(404, "unknown-patient", "Never seen", "no event of this patient was ever accepted");
    }

    private static Problem expired() {
        return Problem.of(
                410,
                "expired-vector",
                "Expired",
                "this patient's last accepted event is too long ago; the offline store has the vectors");
    }

    private static void catalogue(Exchange exchange) {
        FeatureCatalog catalog = FeatureCatalog.current();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("feature_set", catalog.featureSet());
        body.put(
                "features",
                catalog.features().stream().map(FeatureApi::described).toList());
        exchange.reply(200, body);
    }

    private static Map<String, Object> described(Feature feature) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", feature.id());
        described.put("name", feature.name());
        described.put("group", feature.group().name());
        described.put("unit", feature.unit());
        described.put("window", feature.window().label());
        described.put("meaning", feature.meaning());
        described.put("null_rule", feature.nullRule().words());
        described.put("since", feature.since());
        return described;
    }
}
