package io.clinstream.clinical.haemodynamics;

import io.clinstream.clinical.ScaledValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Quantities computed from the pressures and the heart rate of one reading. Each is computed exactly and rounded half to
 * even once, at fixed decimals, before anything aggregates it.
 */
public final class Haemodynamics {

    /** Decimals of the mean arterial pressure in mm[Hg]. */
    public static final int MAP_DECIMALS = 3;

    /** Decimals of the pulse pressure in mm[Hg]: those of the pressures, so that nothing is rounded. */
    public static final int PULSE_PRESSURE_DECIMALS = 2;

    /** Decimals of the shock index. */
    public static final int SHOCK_INDEX_DECIMALS = 4;

    /** Decimals of the modified shock index. */
    public static final int MODIFIED_SHOCK_INDEX_DECIMALS = 4;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private Haemodynamics() {}

    /** Mean arterial pressure, {@code (2 * diastolic + systolic) / 3} mm[Hg] (admiral derive_param_map). */
    public static ScaledValue meanArterialPressure(BigDecimal systolic, BigDecimal diastolic) {
        BigDecimal sum = diastolic.multiply(TWO).add(systolic);
        return ScaledValue.rounded(sum.divide(THREE, MAP_DECIMALS, RoundingMode.HALF_EVEN), MAP_DECIMALS);
    }

    /** Pulse pressure, systolic minus diastolic, mm[Hg]. */
    public static ScaledValue pulsePressure(BigDecimal systolic, BigDecimal diastolic) {
        return ScaledValue.rounded(systolic.subtract(diastolic), PULSE_PRESSURE_DECIMALS);
    }

    /**
     * Shock index, heart rate over systolic pressure; 0.5 to 0.7 is normal, above 1.0 predicts a bad course (Koch 2019).
     *
     * @return empty if the systolic pressure is zero
     */
    public static Optional<ScaledValue> shockIndex(BigDecimal heartRate, BigDecimal systolic) {
        if (systolic.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal ratio = heartRate.divide(systolic, SHOCK_INDEX_DECIMALS, RoundingMode.HALF_EVEN);
        return Optional.of(ScaledValue.rounded(ratio, SHOCK_INDEX_DECIMALS));
    }

    /**
     * Modified shock index, heart rate over mean arterial pressure (PMC4129788).
     *
     * @param meanPressure mm[Hg], already rounded to {@link #MAP_DECIMALS}
     * @return empty if the mean pressure is zero
     */
    public static Optional<ScaledValue> modifiedShockIndex(BigDecimal heartRate, ScaledValue meanPressure) {
        BigDecimal pressure = meanPressure.toBigDecimal();
        if (pressure.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal ratio = heartRate.divide(pressure, MODIFIED_SHOCK_INDEX_DECIMALS, RoundingMode.HALF_EVEN);
        return Optional.of(ScaledValue.rounded(ratio, MODIFIED_SHOCK_INDEX_DECIMALS));
    }

    /**
     * Mean arterial pressure for a given heart rate, {@code diastolic + 0.01 exp(4.14 - 40.74 / rate) (systolic -
     * diastolic)} mm[Hg] (admiral derive_param_map). The exponential is that of {@link StrictMath}.
     *
     * @param heartRate greater than zero
     */
    public static ScaledValue meanArterialPressure(BigDecimal systolic, BigDecimal diastolic, BigDecimal heartRate) {
        double fraction = 0.01 * StrictMath.exp(4.14 - 40.74 / heartRate.doubleValue());
        BigDecimal added = systolic.subtract(diastolic).multiply(new BigDecimal(fraction));
        return ScaledValue.rounded(diastolic.add(added), MAP_DECIMALS);
    }
}
