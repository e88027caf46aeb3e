package io.clinstream.features.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.features.past.HistoryPoint;
import io.clinstream.features.past.PastVector;
import io.clinstream.features.past.Position;
import io.clinstream.features.past.TimeMachine;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.Problem;
import io.clinstream.platform.objects.ObjectStoreException;
import io.clinstream.platform.registry.RegistryUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The past of a patient. */
final class PastRoutes {

    private static final int MOST_POINTS = 5_000;
    private static final int POINTS = 500;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Later than every instant that can be asked for. */
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private static final Instant BEGINNING = Instant.parse("1900-01-01T00:00:00Z");

    private final TimeMachine past;
    private final Clock clock;

    PastRoutes(TimeMachine past, Clock clock) {
        this.past = past;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/patients/{id}/features/{feature}/history", this::history));
    }

    /** A point of a page. */
    record Point(
            @JsonProperty("as_of") String asOf,
            @JsonProperty("known_at") String knownAt,
            @JsonProperty("trigger") String trigger,
            @JsonProperty("value") @Nullable Double value) {}

    /** A page of points, oldest first; without {@code next_cursor} it is the last for now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            @JsonProperty("patient_id") String patientId,
            @JsonProperty("feature") String feature,
            @JsonProperty("unit") String unit,
            @JsonProperty("points") List<Point> points,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    /** Answers for an instant in the past. */
    void vector(Exchange exchange, String patientId, Parameters parameters) {
        Instant now = clock.instant();
        Instant asOf = parameters
                .pastInstant("as_of", now)
                .orElseThrow(() -> Parameters.malformed("as_of", "", "must be given where known_at is"));
        Instant knownAt = parameters.pastInstant("known_at", now).orElse(asOf);
        PastVector found = answered(() -> past.vector(patientId, asOf.toEpochMilli(), knownAt.toEpochMilli()))
                .orElseThrow(() -> Problem.of(
                        404,
                        "nothing-known",
                        "Nothing known",
                        "no stored event of this patient was known at known_at"));
        Tags.reply(exchange, found.vectorSha256(), PastAnswer.of(patientId, asOf, knownAt, found));
    }

    private void history(Exchange exchange) {
        Parameters parameters =
                Parameters.of(exchange, Set.of("from", "to", "limit", "cursor"), Set.of("id", "feature"));
        String patientId = Parameters.patientId("id", exchange.pathParam("id"));
        Feature feature = CatalogueRoutes.named(exchange.pathParam("feature"));
        Instant from = parameters.instant("from").orElse(BEGINNING);
        Instant to = parameters.instant("to").orElse(END);
        if (!from.isBefore(to)) {
            throw Parameters.broken("from", from.toString(), "must be before to");
        }
        int limit = parameters.number("limit", 1, MOST_POINTS, POINTS);
        List<?> question = List.of(patientId, feature.id(), from, to);
        Position after = parameters
                .text("cursor")
                .map(cursor -> Cursor.read(cursor, question)
                        .orElseThrow(() -> Parameters.broken(
                                "cursor", cursor, "must be the next_cursor of a page of the same question")))
                .orElse(Position.before(from.toEpochMilli()));
        List<HistoryPoint> points = answered(
                        () -> past.history(patientId, feature, after, to.toEpochMilli(), limit + 1))
                .orElseThrow(() -> Problem.of(
                        404, "unknown-patient", "Never seen", "the offline store has no vector of this patient"));
        exchange.reply(200, page(patientId, feature, points, limit, question));
    }

    private static Page page(
            String patientId, Feature feature, List<HistoryPoint> points, int limit, List<?> question) {
        List<HistoryPoint> shown = points.subList(0, Math.min(limit, points.size()));
        String next =
                points.size() > limit ? Cursor.of(shown.get(shown.size() - 1).position(), question) : null;
        return new Page(
                patientId,
                feature.name(),
                feature.unit(),
                shown.stream().map(PastRoutes::point).toList(),
                next);
    }

    private static Point point(HistoryPoint point) {
        return new Point(
                Instant.ofEpochMilli(point.position().asOf()).toString(),
                Instant.ofEpochMilli(point.knownAt()).toString(),
                point.trigger(),
                point.value());
    }

    private static <T> Optional<T> answered(Supplier<Optional<T>> look) {
        try {
            return look.get();
        } catch (TimeMachine.BusyException busy) {
            throw Problem.unavailable("busy", "as many looks into the past are under way as may be", RETRY_AFTER);
        } catch (ObjectStoreException away) {
            throw Problem.unavailable("object-store-unavailable", "the object store does not answer", RETRY_AFTER);
        } catch (RegistryUnavailableException away) {
            throw Problem.unavailable("registry-unavailable", "the schema registry does not answer", RETRY_AFTER);
        }
    }
}
