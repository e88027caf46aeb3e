package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.CorrectRounding;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What adverse events say: how many began in a window and how bad they are, which of them last, and how recent onsets
 * and reports are. Only {@code any_before} counts an onset that is not known to the day.
 */
final class AdverseEventFeatures implements SourceFeatures {

    private static final int SEVERE = 3;

    private final List<FeatureSlot> slots;

    AdverseEventFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            value(slot, points, asOf).ifPresent(value -> values[slot.index()] = value);
        }
    }

    private static OptionalDouble value(FeatureSlot slot, PatientPoints points, long asOf) {
        return switch (slot.statistic()) {
            case MAX_GRADE -> maxGrade(within(points, slot.window(), asOf));
            case ONGOING_COUNT -> count(ongoing(points, asOf));
            case ONGOING_MAX_GRADE -> maxGrade(ongoing(points, asOf));
            case HOURS_SINCE_ONSET -> Elapsed.hours(begun(points, asOf).mapToLong(AdverseEvent::onset), asOf);
            case HOURS_SINCE_REPORT -> Elapsed.hours(reports(points, asOf), asOf);
            case WORSENED_COUNT ->
                count(points.adverseEvents().stream().filter(event -> worsened(event, slot.window(), asOf)));
            case ANY_BEFORE ->
                OptionalDouble.of(points.adverseEvents().stream().anyMatch(event -> event.onset() <= asOf) ? 1.0 : 0.0);
            case EVENTS_PER_DAY -> perDay(points, asOf);
            default -> counted(slot, within(points, slot.window(), asOf));
        };
    }

    private static OptionalDouble counted(FeatureSlot slot, Stream<AdverseEvent> events) {
        return switch (slot.statistic()) {
            case EVENT_COUNT -> count(events);
            case GRADE_3_PLUS_EVENTS ->
                count(events.filter(event -> event.grade().orElse(0) >= SEVERE));
            case SERIOUS_EVENTS -> count(events.filter(event -> Boolean.TRUE.equals(event.serious())));
            // What is not known to be unrelated counts as related, as a sponsor has to assume.
            case RELATED_EVENTS -> count(events.filter(event -> !Boolean.FALSE.equals(event.related())));
            case ORGAN_CLASSES ->
                count(events.map(AdverseEvent::systemOrganClass)
                        .filter(Objects::nonNull)
                        .distinct());
            case DOSE_INTERRUPTED -> OptionalDouble.of(events.anyMatch(AdverseEvent::doseInterrupted) ? 1.0 : 0.0);
            default -> throw new IllegalStateException(slot.statistic() + " is no feature of adverse events");
        };
    }

    private static Stream<AdverseEvent> begun(PatientPoints points, long asOf) {
        return points.adverseEvents().stream().filter(event -> event.dated() && event.onset() <= asOf);
    }

    private static Stream<AdverseEvent> within(PatientPoints points, Window window, long asOf) {
        return begun(points, asOf)
                .filter(event -> event.onset() > asOf - window.millis())
                .filter(event -> window.admitsDayPrecision() || !event.dayOnly());
    }

    private static Stream<AdverseEvent> ongoing(PatientPoints points, long asOf) {
        return begun(points, asOf)
                .filter(event -> event.end().isEmpty() || event.end().getAsLong() > asOf);
    }

    private static LongStream reports(PatientPoints points, long asOf) {
        return points.reportTimes().stream().mapToLong(Long::longValue).filter(time -> time <= asOf);
    }

    private static boolean worsened(AdverseEvent event, Window window, long asOf) {
        return event.worsenedAt().stream().anyMatch(time -> time <= asOf && time > asOf - window.millis());
    }

    private static OptionalDouble perDay(PatientPoints points, long asOf) {
        long enrolled = points.subject()
                .map(subject -> subject.enrolledAt().orElse(Long.MAX_VALUE))
                .orElse(Long.MAX_VALUE);
        return asOf <= enrolled
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        CorrectRounding.quotient(begun(points, asOf).count() * Elapsed.DAY_MILLIS, asOf - enrolled));
    }

    private static OptionalDouble maxGrade(Stream<AdverseEvent> events) {
        OptionalInt max = events.map(AdverseEvent::grade)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max();
        return max.isPresent() ? OptionalDouble.of(max.getAsInt()) : OptionalDouble.empty();
    }

    private static OptionalDouble count(Stream<?> found) {
        return OptionalDouble.of((double) found.count());
    }
}
