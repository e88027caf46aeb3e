package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.CorrectRounding;
import java.util.List;

/** How often the six core vital signs were measured, and the longest silence. */
final class VitalActivityFeatures implements SourceFeatures {

    private static final long MILLIS_PER_HOUR = 3_600_000L;

    private final List<FeatureSlot> slots;

    VitalActivityFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            Window window = slot.window();
            values[slot.index()] = switch (slot.statistic()) {
                case MISSING_COUNT ->
                    VitalGaps.CORE.stream()
                            .filter(signal -> count(points, signal, window) == 0)
                            .count();
                case PER_HOUR ->
                    CorrectRounding.quotient(
                            VitalGaps.CORE.stream()
                                    .mapToLong(signal -> count(points, signal, window))
                                    .sum(),
                            window.millis() / MILLIS_PER_HOUR);
                case MAX_GAP_HOURS ->
                    CorrectRounding.quotient(points.vitalGaps().longestMillis(), MILLIS_PER_HOUR);
                default -> throw new IllegalStateException(slot.statistic() + " is no feature of vital activity");
            };
        }
    }

    private static long count(PatientPoints points, Signal signal, Window window) {
        return points.rolling(signal).sums(window).count();
    }
}
