package io.clinstream.features.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.features.api.OnlineReads.Found;
import io.clinstream.features.api.OnlineReads.Status;
import io.clinstream.features.online.OnlineFields;
import io.clinstream.platform.http.Exchange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Chosen features of many patients at once. */
final class BatchRoutes {

    /** Most patients of one request. */
    static final int MOST_PATIENTS = 500;

    /** The first one every vector has. */
    static final List<String> FIELDS = List.of(
            OnlineFields.FEATURES,
            OnlineFields.UPDATED_AT,
            OnlineFields.KNOWN_AT,
            OnlineFields.VERSION,
            OnlineFields.FEATURE_SET);

    private final OnlineReads reads;

    BatchRoutes(OnlineReads reads) {
        this.reads = reads;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/features:batch", this::batch));
    }

    /**
     * What is asked for.
     *
     * @param patients ids, each once
     * @param features names, each once; absent: every feature
     */
    record Request(
            @JsonProperty("patients") @Nullable List<String> patients,
            @JsonProperty("features") @Nullable List<String> features) {}

    /** One patient's row. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            @JsonProperty("patient_id") String patientId,
            @JsonProperty("status") String status,
            @JsonProperty("as_of") @Nullable String asOf,
            @JsonProperty("known_at") @Nullable String knownAt,
            @JsonProperty("version") @Nullable String version,
            @JsonProperty("feature_set") @Nullable String featureSet,
            @JsonProperty("values") @Nullable List<@Nullable Object> values) {}

    /** Every patient's row, in the order asked for. */
    record Answer(
            @JsonProperty("features") List<String> features,
            @JsonProperty("results") List<Row> results) {}

    private void batch(Exchange exchange) {
        Request request = exchange.json(Request.class);
        List<String> names = Optional.ofNullable(request.features).orElseGet(BatchRoutes::every);
        ChosenFeatures chosen = new ChosenFeatures("features", names);
        List<String> patients = patients("patients", request.patients);
        List<Row> rows = reads.newest(patients, FIELDS).stream()
                .map(found -> row(found, chosen))
                .toList();
        exchange.reply(200, new Answer(names, rows));
    }

    /** The ids, checked. */
    static List<String> patients(String field, @Nullable List<String> given) {
        if (given == null || given.isEmpty()) {
            throw Parameters.broken(field, "", "must name at least one patient");
        }
        if (given.size() > MOST_PATIENTS) {
            throw Parameters.broken(field, given.size() + " patients", "must name at most " + MOST_PATIENTS);
        }
        given.forEach(id -> Parameters.patientId(field, Objects.requireNonNullElse(id, "")));
        Set<String> distinct = new TreeSet<>(given);
        if (distinct.size() < given.size()) {
            throw Parameters.broken(field, given.size() + " patients", "must name each patient once");
        }
        return given;
    }

    private static List<String> every() {
        return FeatureCatalog.current().features().stream().map(Feature::name).toList();
    }

    private static Row row(Found found, ChosenFeatures chosen) {
        List<@Nullable String> fields = found.fields();
        return new Row(
                found.patientId(),
                found.status().name(),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                found.status() == Status.PRESENT ? chosen.of(Objects.requireNonNull(fields.get(0))) : null);
    }
}
