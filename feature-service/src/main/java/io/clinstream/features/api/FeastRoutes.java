package io.clinstream.features.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.clinstream.features.api.OnlineReads.Found;
import io.clinstream.features.api.OnlineReads.Status;
import io.clinstream.platform.http.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same in the form of Feast's feature server, for its clients: one column per feature, the entity first. Views do not
 * exist here, so what stands before a colon is dropped.
 */
final class FeastRoutes {

    private static final String ENTITY = "patient_id";
    private static final String EPOCH = "1970-01-01T00:00:00Z";

    private final OnlineReads reads;

    FeastRoutes(OnlineReads reads) {
        this.reads = reads;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/get-online-features", this::answer));
    }

    /**
     * What is asked for.
     *
     * @param features names, {@code view:name} or {@code name}
     * @param entities {@code patient_id} and its values
     * @param fullFeatureNames accepted and without effect: there are no views
     */
    record Request(
            @JsonProperty("features") @Nullable List<String> features,
            @JsonProperty("entities") @Nullable Map<String, List<String>> entities,
            @JsonProperty("full_feature_names") @Nullable Boolean fullFeatureNames) {}

    /** Names of the columns. */
    record Metadata(@JsonProperty("feature_names") List<String> featureNames) {}

    /** One value, one status and one instant per entity. */
    record Column(
            @JsonProperty("values") List<@Nullable Object> values,
            @JsonProperty("statuses") List<String> statuses,
            @JsonProperty("event_timestamps") List<String> eventTimestamps) {}

    /** Metadata, and one column per name in it. */
    record Answer(
            @JsonProperty("metadata") Metadata metadata,
            @JsonProperty("results") List<Column> results) {}

    private void answer(Exchange exchange) {
        Request request = exchange.json(Request.class);
        Map<String, List<String>> entities = Objects.requireNonNullElse(request.entities, Map.of());
        if (!entities.keySet().equals(Set.of(ENTITY))) {
            throw Parameters.broken("entities", String.join(",", entities.keySet()), "must have " + ENTITY + " alone");
        }
        List<String> names = Optional.ofNullable(request.features).orElse(List.of()).stream()
                .map(name -> name.substring(name.indexOf(':') + 1))
                .toList();
        ChosenFeatures chosen = new ChosenFeatures("features", names);
        List<String> patients = BatchRoutes.patients("entities." + ENTITY, entities.get(ENTITY));
        exchange.reply(200, columns(names, reads.newest(patients, BatchRoutes.FIELDS), chosen));
    }

    private static Answer columns(List<String> names, List<Found> found, ChosenFeatures chosen) {
        List<String> all = new ArrayList<>(List.of(ENTITY));
        all.addAll(names);
        List<Column> columns = new ArrayList<>();
        all.forEach(name -> columns.add(new Column(new ArrayList<>(), new ArrayList<>(), new ArrayList<>())));
        for (Found patient : found) {
            add(columns.get(0), patient.patientId(), "PRESENT", EPOCH);
            boolean present = patient.status() == Status.PRESENT;
            List<@Nullable Object> values =
                    present ? chosen.of(Objects.requireNonNull(patient.fields().get(0))) : List.of();
            String asOf = present ? Objects.requireNonNull(patient.fields().get(1)) : EPOCH;
            for (int place = 0; place < names.size(); place++) {
                Object value = present ? values.get(place) : null;
                add(columns.get(place + 1), value, status(patient.status(), value), asOf);
            }
        }
        return new Answer(new Metadata(all), columns);
    }

    private static String status(Status patient, @Nullable Object value) {
        return switch (patient) {
            case UNKNOWN -> "NOT_FOUND";
            case EXPIRED -> "OUTSIDE_MAX_AGE";
            case PRESENT -> value == null ? "NULL_VALUE" : "PRESENT";
        };
    }

    private static void add(Column column, @Nullable Object value, String status, String at) {
        column.values.add(value);
        column.statuses.add(status);
        column.eventTimestamps.add(at);
    }
}
