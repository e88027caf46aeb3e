package io.clinstream.timeline.accepted;

import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.haemodynamics.Haemodynamics;
import io.clinstream.schema.Measurement;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quantities derived from one reading's own values; null where an input is missing.
 *
 * @param pulsePressure mm[Hg]
 * @param meanArterialPressure mm[Hg]
 * @param shockIndex a ratio
 */
record ReadingDerivations(
        @Nullable Double pulsePressure,
        @Nullable Double meanArterialPressure,
        @Nullable Double shockIndex) {

    static ReadingDerivations of(List<Measurement> measurements) {
        BigDecimal systolic = value(measurements, Signal.BP_SYSTOLIC);
        BigDecimal diastolic = value(measurements, Signal.BP_DIASTOLIC);
        BigDecimal heartRate = value(measurements, Signal.HEART_RATE);
        return new ReadingDerivations(
                systolic == null || diastolic == null
                        ? null
                        : Haemodynamics.pulsePressure(systolic, diastolic).toDouble(),
                systolic == null || diastolic == null
                        ? null
                        : Haemodynamics.meanArterialPressure(systolic, diastolic)
                                .toDouble(),
                heartRate == null || systolic == null
                        ? null
                        : Haemodynamics.shockIndex(heartRate, systolic)
                                .map(ScaledValue::toDouble)
                                .orElse(null));
    }

    private static @Nullable BigDecimal value(List<Measurement> measurements, Signal signal) {
        for (Measurement measurement : measurements) {
            if (measurement.getCode().equals(signal.code()) && measurement.getValueScaled() != null) {
                return BigDecimal.valueOf(measurement.getValueScaled(), measurement.getDecimals());
            }
        }
        return null;
    }
}
