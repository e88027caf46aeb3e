package io.clinstream.engine.vector;

import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.haemodynamics.Haemodynamics;
import io.clinstream.engine.catalog.DerivedMeasure;
import io.clinstream.engine.series.Series;
import java.math.BigDecimal;
import java.util.function.LongConsumer;

/** The values of a derived quantity at one systolic pressure, scaled to the decimals of the quantity. */
final class DerivedPoints {

    private DerivedPoints() {}

    static void forEach(DerivedMeasure measure, PatientPoints points, Series systolic, int index, LongConsumer value) {
        BigDecimal pressure = decimal(Signal.BP_SYSTOLIC, systolic.value(index));
        Series diastolic = points.of(Signal.BP_DIASTOLIC);
        Series rates = points.of(Signal.HEART_RATE);
        switch (measure) {
            case MAP ->
                forEachDiastolic(
                        diastolic,
                        systolic,
                        index,
                        low -> value.accept(map(pressure, low).unscaled()));
            case PULSE_PRESSURE ->
                forEachDiastolic(
                        diastolic,
                        systolic,
                        index,
                        low -> value.accept(Haemodynamics.pulsePressure(pressure, decimal(Signal.BP_DIASTOLIC, low))
                                .unscaled()));
            case SHOCK_INDEX ->
                HeartRatePairing.forEachHeartRate(
                        rates,
                        systolic,
                        index,
                        rate -> Haemodynamics.shockIndex(decimal(Signal.HEART_RATE, rate), pressure)
                                .ifPresent(ratio -> value.accept(ratio.unscaled())));
            case MODIFIED_SHOCK_INDEX ->
                forEachDiastolic(
                        diastolic,
                        systolic,
                        index,
                        low -> HeartRatePairing.forEachHeartRate(
                                rates,
                                systolic,
                                index,
                                rate -> Haemodynamics.modifiedShockIndex(
                                                decimal(Signal.HEART_RATE, rate), map(pressure, low))
                                        .ifPresent(ratio -> value.accept(ratio.unscaled()))));
        }
    }

    /** Decimals of the scaled values of a quantity. */
    static int decimals(DerivedMeasure measure) {
        return switch (measure) {
            case MAP -> Haemodynamics.MAP_DECIMALS;
            case PULSE_PRESSURE -> Haemodynamics.PULSE_PRESSURE_DECIMALS;
            case SHOCK_INDEX -> Haemodynamics.SHOCK_INDEX_DECIMALS;
            case MODIFIED_SHOCK_INDEX -> Haemodynamics.MODIFIED_SHOCK_INDEX_DECIMALS;
        };
    }

    private static ScaledValue map(BigDecimal systolic, long diastolic) {
        return Haemodynamics.meanArterialPressure(systolic, decimal(Signal.BP_DIASTOLIC, diastolic));
    }

    /** Diastolic pressures of the reading of a systolic one. */
    private static void forEachDiastolic(Series diastolic, Series systolic, int index, LongConsumer value) {
        for (int i = diastolic.firstAfter(systolic.time(index)) - 1;
                i >= 0 && diastolic.time(i) == systolic.time(index);
                i--) {
            if (diastolic.sameReading(i, systolic, index)) {
                value.accept(diastolic.value(i));
            }
        }
    }

    private static BigDecimal decimal(Signal signal, long scaled) {
        return BigDecimal.valueOf(scaled, signal.decimals());
    }
}
