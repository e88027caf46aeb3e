package io.clinstream.features.training;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.features.training.RowSelection.Dates;
import io.clinstream.features.training.RowSelection.Instants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is written: everything may be left out but the rows, which are {@code from} and {@code to}, or
 * {@code instants}.
 *
 * @param from first date
 * @param to last date
 * @param instants instants of patients
 * @param knowledge what a vector may know; only with {@code instants}
 * @param maxAge how old a served vector may be; only with {@code instants}
 * @param knownAt cut-off; now where it is left out
 * @param label the label
 * @param features names of features; all where left out
 * @param split how to split
 * @param versions sealed versions by date
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TrainingRequestBody(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable List<PatientInstant> instants,
        @Nullable Knowledge knowledge,
        @Nullable Duration maxAge,
        @Nullable Instant knownAt,
        @Nullable LabelBody label,
        @Nullable List<String> features,
        @Nullable SplitBody split,
        @Nullable Map<LocalDate, Integer> versions) {

    /** A label; what is left out is that of the service. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record LabelBody(
            @Nullable String name,
            @Nullable Duration reportingLag,
            @Nullable LabelEvents events) {}

    /** How to split. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record SplitBody(
            @Nullable SplitRule rule, @Nullable Long seed) {}

    /**
     * The request it means.
     *
     * @param defaults the service's own label
     * @param now latest possible cut-off: what is not over yet cannot be asked for
     * @throws InvalidTrainingRequestException a field is missing, out of its bounds, or does not go with the others
     */
    public TrainingRequest request(LabelChoice defaults, Instant now) {
        Instant latest = now.truncatedTo(ChronoUnit.MILLIS);
        Instant cutOff = Objects.requireNonNullElse(knownAt, latest);
        if (cutOff.isAfter(latest)) {
            throw new InvalidTrainingRequestException("known_at", "must not be in the future, was " + cutOff);
        }
        return new TrainingRequest(
                rows(),
                cutOff,
                label == null ? defaults : labelOf(label, defaults),
                Objects.requireNonNullElse(features, List.of()),
                new SplitPlan(
                        split == null || split.rule() == null ? SplitRule.PATIENT_AND_TIME : split.rule(),
                        split == null || split.seed() == null ? SplitPlan.DEFAULT_SEED : split.seed()),
                new TreeMap<>(Objects.requireNonNullElse(versions, Map.of())));
    }

    private RowSelection rows() {
        if (instants == null) {
            if (from == null || to == null) {
                throw new InvalidTrainingRequestException("from", "and to, or instants, must be given");
            }
            if (knowledge != null || maxAge != null) {
                throw new InvalidTrainingRequestException("knowledge", "and max_age go with instants only");
            }
            return new Dates(from, to);
        }
        if (from != null || to != null) {
            throw new InvalidTrainingRequestException("instants", "cannot be given together with from and to");
        }
        return new Instants(
                instants,
                Objects.requireNonNullElse(knowledge, Knowledge.AS_SERVED),
                Objects.requireNonNullElse(maxAge, Instants.DEFAULT_MAX_AGE));
    }

    private static LabelChoice labelOf(LabelBody body, LabelChoice defaults) {
        LabelDefinition service = defaults.definition();
        Duration lag = Objects.requireNonNullElse(body.reportingLag(), service.reportingLag());
        if (lag.isNegative()) {
            throw new InvalidTrainingRequestException("label.reporting_lag", "must not be negative, was " + lag);
        }
        return new LabelChoice(
                body.name() == null ? defaults.label() : named(body.name()),
                new LabelDefinition(Objects.requireNonNullElse(body.events(), service.events()), lag));
    }

    private static Label named(String column) {
        return Arrays.stream(Label.values())
                .filter(label -> label.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new InvalidTrainingRequestException(
                        "label.name",
                        "must be one of "
                                + Arrays.stream(Label.values())
                                        .map(Label::column)
                                        .collect(Collectors.joining(", "))));
    }
}
