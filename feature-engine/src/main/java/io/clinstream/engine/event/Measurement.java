package io.clinstream.engine.event;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One measured value in canonical unit and precision.
 *
 * @param code what was measured
 * @param value the value with the decimals of its code; null only in a retraction, which needs none
 * @param flags quality flags given at intake, for example {@code SUSPECT}; they change no value, but are counted
 * @param referenceLow lower limit of the laboratory's own range, in the canonical unit; null where not reported
 * @param referenceHigh upper limit of the laboratory's own range, in the canonical unit; null where not reported
 */
public record Measurement(
        MeasurementCode code,
        @Nullable ScaledValue value,
        Set<String> flags,
        @Nullable ScaledValue referenceLow,
        @Nullable ScaledValue referenceHigh) {

    /** Copies the flags and checks the decimals: sums of mixed scales would not be exact. */
    public Measurement {
        flags = Set.copyOf(flags);
        if (value != null && value.decimals() != code.decimals()) {
            throw new IllegalArgumentException(
                    "value of " + code.code() + " must have " + code.decimals() + " decimals, has " + value.decimals());
        }
    }

    /** A value without flags or reference range. */
    public static Measurement of(MeasurementCode code, ScaledValue value) {
        return new Measurement(code, value, Set.of(), null, null);
    }

    /** A value to be withdrawn. */
    public static Measurement withdrawn(MeasurementCode code) {
        return new Measurement(code, null, Set.of(), null, null);
    }
}
