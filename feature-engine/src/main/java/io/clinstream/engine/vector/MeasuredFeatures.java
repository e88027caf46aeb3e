package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.CorrectRounding;
import io.clinstream.engine.series.Series;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The features of one vital sign or laboratory test. */
final class MeasuredFeatures implements SourceFeatures {

    private static final long MILLIS_PER_HOUR = 3_600_000L;

    private final MeasurementCode code;
    private final List<FeatureSlot> slots;

    MeasuredFeatures(MeasurementCode code, List<FeatureSlot> slots) {
        this.code = code;
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        Series series = points.of(code);
        Map<Window, WindowPoints> windows = new EnumMap<>(Window.class);
        for (FeatureSlot slot : slots) {
            OptionalDouble value = switch (slot.statistic()) {
                case LAST -> latest(series, slot.window(), asOf);
                case HOURS_SINCE_LAST -> hoursSinceLast(series, asOf);
                default -> windowed(slot, windows, series, asOf);
            };
            if (value.isPresent()) {
                values[slot.index()] = value.getAsDouble();
            }
        }
    }

    private OptionalDouble windowed(FeatureSlot slot, Map<Window, WindowPoints> windows, Series series, long asOf) {
        WindowPoints window = windows.computeIfAbsent(
                slot.window(), wanted -> new WindowPoints(series, code.decimals(), wanted, asOf));
        return switch (slot.statistic()) {
            case MEAN -> window.sums().mean();
            case STD -> window.sums().sampleDeviation();
            case TREND -> window.sums().slopePerHour();
            case DELTA -> window.delta();
            case COUNT -> OptionalDouble.of((double) window.sums().count());
            default -> OptionalDouble.empty();
        };
    }

    private OptionalDouble latest(Series series, Window lookback, long asOf) {
        return Latest.of(series, code.decimals(), lookback, asOf)
                .map(latest -> OptionalDouble.of(latest.value()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble hoursSinceLast(Series series, long asOf) {
        int newest = series.firstAfter(asOf) - 1;
        return newest < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(CorrectRounding.quotient(asOf - series.time(newest), MILLIS_PER_HOUR));
    }
}
