package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.exact.CorrectRounding;
import io.clinstream.engine.series.Origin;
import io.clinstream.engine.series.Series;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** How much the laboratory measured, and how long the newest draw took to become a result. */
final class LabActivityFeatures implements SourceFeatures {

    private static final long MILLIS_PER_HOUR = 3_600_000L;

    private final List<FeatureSlot> slots;

    LabActivityFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            switch (slot.statistic()) {
                case MISSING_COUNT -> values[slot.index()] = missing(points, slot, asOf);
                case DRAW_COUNT -> values[slot.index()] = draws(points, slot, asOf);
                case RESULT_LATENCY_HOURS ->
                    latency(points, asOf)
                            .ifPresent(
                                    millis -> values[slot.index()] = CorrectRounding.quotient(millis, MILLIS_PER_HOUR));
                default -> throw new IllegalStateException(slot.statistic() + " is no feature of the laboratory");
            }
        }
    }

    private static long missing(PatientPoints points, FeatureSlot slot, long asOf) {
        return Source.LabActivity.tests().stream()
                .map(points::of)
                .filter(series -> series.firstAfter(asOf - slot.window().millis()) == series.firstAfter(asOf))
                .count();
    }

    private static int draws(PatientPoints points, FeatureSlot slot, long asOf) {
        Set<Long> instants = new HashSet<>();
        for (Analyte analyte : Analyte.values()) {
            Series series = points.of(analyte);
            int end = series.firstAfter(asOf);
            for (int i = series.firstAfter(asOf - slot.window().millis()); i < end; i++) {
                instants.add(series.time(i));
            }
        }
        return instants.size();
    }

    /** Of the newest instant of any test: from there to the latest of its results, milliseconds. */
    private static OptionalLong latency(PatientPoints points, long asOf) {
        long newest = Long.MIN_VALUE;
        long available = Origin.UNKNOWN;
        for (Analyte analyte : Analyte.values()) {
            Series series = points.of(analyte);
            for (int i = series.firstAfter(asOf) - 1; i >= 0 && series.time(i) >= newest; i--) {
                if (series.time(i) > newest) {
                    newest = series.time(i);
                    available = Origin.UNKNOWN;
                }
                available = Math.max(available, series.availableAt(i));
            }
        }
        return available == Origin.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(available - newest);
    }
}
