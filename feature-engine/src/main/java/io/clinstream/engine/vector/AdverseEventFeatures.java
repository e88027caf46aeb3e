package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Window;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Adverse events with onset in a window: how many, and the highest grade. */
final class AdverseEventFeatures implements SourceFeatures {

    private final List<FeatureSlot> slots;

    AdverseEventFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            switch (slot.statistic()) {
                case EVENT_COUNT ->
                    values[slot.index()] = within(points, slot.window(), asOf).count();
                case MAX_GRADE ->
                    within(points, slot.window(), asOf)
                            .map(AdverseEvent::grade)
                            .filter(OptionalInt::isPresent)
                            .mapToInt(OptionalInt::getAsInt)
                            .max()
                            .ifPresent(grade -> values[slot.index()] = grade);
                default -> values[slot.index()] = Double.NaN;
            }
        }
    }

    private static Stream<AdverseEvent> within(PatientPoints points, Window window, long asOf) {
        return points.adverseEvents().stream()
                .filter(AdverseEvent::dated)
                .filter(event -> event.onset() <= asOf && event.onset() > asOf - window.millis())
                .filter(event -> window.admitsDayPrecision() || !event.dayOnly());
    }
}
