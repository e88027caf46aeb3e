package io.clinstream.engine.vector;

import io.clinstream.engine.series.Remark;
import io.clinstream.engine.series.Series;
import java.util.List;

/** How many values were remarked on, and how many arrived late. */
final class QualityFeatures implements SourceFeatures {

    private final List<FeatureSlot> slots;

    QualityFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            Series counted = switch (slot.statistic()) {
                case SUSPECT_COUNT -> points.remarked(Remark.SUSPECT);
                case UNIT_INFERRED_COUNT -> points.remarked(Remark.UNIT_INFERRED);
                case LATE_ARRIVAL_COUNT -> points.lateArrivals();
                default -> throw new IllegalStateException(slot.statistic() + " is no feature of quality");
            };
            values[slot.index()] = counted.firstAfter(asOf)
                    - counted.firstAfter(asOf - slot.window().millis());
        }
    }
}
