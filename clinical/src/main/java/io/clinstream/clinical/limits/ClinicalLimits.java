package io.clinstream.clinical.limits;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges single values. Hard limits are wide on purpose: OHDSI removed most of its plausibility limits because plausible
 * values were failing them, so all that is merely unusual is a flag.
 */
public final class ClinicalLimits {

    private static final Map<MeasurementCode, Limits> LIMITS = Stream.concat(
                    Stream.of(Signal.values()), Stream.of(Analyte.values()))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), ClinicalLimits::read));

    private ClinicalLimits() {}

    /** The limits of a measurement; every measurement has some. */
    public static Limits of(MeasurementCode measurement) {
        return Objects.requireNonNull(LIMITS.get(measurement));
    }

    private static Limits read(MeasurementCode measurement) {
        return measurement instanceof Signal signal ? SignalLimits.of(signal) : AnalyteLimits.of((Analyte) measurement);
    }

    /**
     * Judges a value in the canonical unit, comparing in decimal.
     *
     * @param value in the canonical unit, before or after rounding
     */
    public static Verdict judge(MeasurementCode measurement, BigDecimal value) {
        Limits limits = of(measurement);
        if (!limits.possible().contains(value)) {
            return new Verdict.Impossible(
                    measurement.code() + " must be in " + limits.possible() + " " + measurement.unit());
        }
        return limits.usual().contains(value) ? Verdict.accepted() : Verdict.suspect();
    }
}
