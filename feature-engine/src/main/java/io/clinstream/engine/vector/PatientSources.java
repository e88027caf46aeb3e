package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The sources that concern the patient and the record as a whole rather than one kind of measurement. */
final class PatientSources {

    private PatientSources() {}

    /** The computation of a source; empty for one of measurements. */
    static Optional<SourceFeatures> of(Source source, List<FeatureSlot> slots) {
        if (source instanceof Source.AdverseEvents) {
            return Optional.of(new AdverseEventFeatures(slots));
        }
        if (source instanceof Source.Subject) {
            return Optional.of(new SubjectFeatures(slots));
        }
        if (source instanceof Source.Calendar) {
            return Optional.of(new CalendarFeatures(slots));
        }
        if (source instanceof Source.Corrections) {
            return Optional.of((points, asOf, values) -> corrections(slots, points, asOf, values));
        }
        return source instanceof Source.Newest
                ? Optional.of((points, asOf, values) -> age(slots, points, asOf, values))
                : Optional.empty();
    }

    private static void corrections(List<FeatureSlot> slots, PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            long after = asOf - slot.window().millis();
            values[slot.index()] = points.correctionTimes().stream()
                    .filter(time -> time > after && time <= asOf)
                    .count();
        }
    }

    private static void age(List<FeatureSlot> slots, PatientPoints points, long asOf, double[] values) {
        Freshness fresh = Freshness.of(points, asOf);
        OptionalLong newest = Stream.of(fresh.vitals(), fresh.labs(), fresh.adverseEvents())
                .flatMapToLong(OptionalLong::stream)
                .max();
        for (FeatureSlot slot : slots) {
            Elapsed.seconds(newest, asOf).ifPresent(value -> values[slot.index()] = value);
        }
    }
}
