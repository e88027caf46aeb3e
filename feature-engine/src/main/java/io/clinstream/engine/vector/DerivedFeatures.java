package io.clinstream.engine.vector;

import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.haemodynamics.Haemodynamics;
import io.clinstream.engine.catalog.DerivedMeasure;
import io.clinstream.engine.catalog.Statistic;
import io.clinstream.engine.exact.CorrectRounding;
import io.clinstream.engine.exact.PointSums;
import io.clinstream.engine.series.Series;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The latest value of a quantity derived from the pressures. It is computed per reading, rounded to its decimals, and
 * stands at the instant of the systolic pressure; several at the newest such instant count with their exact mean.
 */
final class DerivedFeatures implements SourceFeatures {

    private final DerivedMeasure measure;
    private final List<FeatureSlot> slots;

    DerivedFeatures(DerivedMeasure measure, List<FeatureSlot> slots) {
        this.measure = measure;
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            if (slot.statistic() == Statistic.LAST) {
                latest(points, asOf - slot.window().millis(), asOf).ifPresent(value -> values[slot.index()] = value);
            }
        }
    }

    /** Goes back from the newest systolic pressure to the first instant at which the quantity can be computed. */
    private OptionalDouble latest(PatientPoints points, long after, long asOf) {
        Series systolic = points.of(Signal.BP_SYSTOLIC);
        int newest = systolic.firstAfter(asOf) - 1;
        while (newest >= 0 && systolic.time(newest) > after) {
            int oldest = systolic.firstOfInstant(newest);
            List<ScaledValue> derived = new ArrayList<>();
            for (int i = oldest; i <= newest; i++) {
                derived.addAll(derivedAt(points, systolic, i, asOf));
            }
            if (!derived.isEmpty()) {
                return OptionalDouble.of(mean(derived));
            }
            newest = oldest - 1;
        }
        return OptionalDouble.empty();
    }

    private List<ScaledValue> derivedAt(PatientPoints points, Series systolic, int index, long asOf) {
        BigDecimal pressure = decimal(Signal.BP_SYSTOLIC, systolic.value(index));
        return switch (measure) {
            case MAP ->
                diastolicOfReading(points, systolic, index).stream()
                        .map(diastolic -> Haemodynamics.meanArterialPressure(pressure, diastolic))
                        .toList();
            case PULSE_PRESSURE ->
                diastolicOfReading(points, systolic, index).stream()
                        .map(diastolic -> Haemodynamics.pulsePressure(pressure, diastolic))
                        .toList();
            case SHOCK_INDEX ->
                HeartRatePairing.heartRates(points.of(Signal.HEART_RATE), systolic, index, asOf).stream()
                        .map(rate -> Haemodynamics.shockIndex(decimal(Signal.HEART_RATE, rate), pressure))
                        .flatMap(Optional::stream)
                        .toList();
            case MODIFIED_SHOCK_INDEX -> List.of();
        };
    }

    private static List<BigDecimal> diastolicOfReading(PatientPoints points, Series systolic, int index) {
        Series diastolic = points.of(Signal.BP_DIASTOLIC);
        List<BigDecimal> values = new ArrayList<>(1);
        for (int i = diastolic.firstAfter(systolic.time(index)) - 1;
                i >= 0 && diastolic.time(i) == systolic.time(index);
                i--) {
            if (diastolic.identity(i).sameReading(systolic.identity(index))) {
                values.add(decimal(Signal.BP_DIASTOLIC, diastolic.value(i)));
            }
        }
        return values;
    }

    private static BigDecimal decimal(Signal signal, long scaled) {
        return BigDecimal.valueOf(scaled, signal.decimals());
    }

    private static double mean(List<ScaledValue> values) {
        BigInteger sum = BigInteger.ZERO;
        for (ScaledValue value : values) {
            sum = sum.add(BigInteger.valueOf(value.unscaled()));
        }
        long unit = PointSums.powerOfTen(values.get(0).decimals());
        return CorrectRounding.quotient(sum, BigInteger.valueOf(unit).multiply(BigInteger.valueOf(values.size())));
    }
}
