package io.clinstream.streams.intake;

import io.clinstream.clinical.Consciousness;
import io.clinstream.clinical.QualityFlag;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.limits.PressurePair;
import io.clinstream.clinical.limits.Verdict;
import io.clinstream.clinical.normalisation.Normalised;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The measurements of one vital-signs reading, each judged alone and then the pressures against each other. */
final class Reading {

    private final Map<Signal, ReadingMeasurement> measurements = new EnumMap<>(Signal.class);

    private Reading() {}

    static Reading of(VitalSigns raw) {
        Reading reading = new Reading();
        reading.put(Signal.HEART_RATE, raw.getHeartRate());
        reading.put(Signal.BP_SYSTOLIC, raw.getBpSystolic());
        reading.put(Signal.BP_DIASTOLIC, raw.getBpDiastolic());
        reading.put(Signal.MAP, raw.getMap());
        reading.put(Signal.TEMPERATURE, raw.getTemperature());
        reading.put(Signal.SPO2, raw.getSpo2());
        reading.put(Signal.RESPIRATORY_RATE, raw.getRespiratoryRate());
        reading.put(Signal.WEIGHT, raw.getWeight());
        reading.put(Signal.HEIGHT, raw.getHeight());
        reading.put(Signal.GLUCOSE_POC, raw.getGlucosePoc());
        reading.put(Signal.PAIN_SCORE, raw.getPainScore());
        reading.put(Signal.GCS_TOTAL, raw.getGcsTotal());
        reading.put(Signal.FIO2, raw.getFio2());
        reading.put(Signal.O2_FLOW, raw.getO2Flow());
        reading.putConsciousness(raw.getConsciousness());
        reading.putSupplementalOxygen(raw.getSupplementalO2());
        reading.comparePressures();
        return reading;
    }

    /** In the order of {@link Signal}. */
    List<ReadingMeasurement> measurements() {
        return List.copyOf(measurements.values());
    }

    private void put(Signal signal, @Nullable Quantity quantity) {
        if (quantity != null) {
            measurements.put(signal, ReadingMeasurement.of(signal, quantity));
        }
    }

    @SuppressWarnings("EnumOrdinal") // The ordinal is the stored number: Signal.CONSCIOUSNESS.
    private void putConsciousness(@Nullable String letter) {
        if (letter != null) {
            Normalised outcome = Consciousness.ofLetter(letter)
                    .<Normalised>map(level -> whole(Signal.CONSCIOUSNESS, level.ordinal()))
                    .orElseGet(() -> new Normalised.Refused(
                            RejectionReason.INVALID_CODE_VALUE, "consciousness must be one of A, C, V, P, U"));
            measurements.put(Signal.CONSCIOUSNESS, new ReadingMeasurement(Signal.CONSCIOUSNESS, letter, null, outcome));
        }
    }

    private void putSupplementalOxygen(@Nullable Boolean breathed) {
        if (breathed != null) {
            long value = breathed ? 1 : 0;
            measurements.put(
                    Signal.SUPPLEMENTAL_O2,
                    new ReadingMeasurement(
                            Signal.SUPPLEMENTAL_O2, Long.toString(value), null, whole(Signal.SUPPLEMENTAL_O2, value)));
        }
    }

    /** A contradictory pair leaves no way to tell which of the two is wrong, so both go. */
    private void comparePressures() {
        BigDecimal systolic = value(Signal.BP_SYSTOLIC);
        BigDecimal diastolic = value(Signal.BP_DIASTOLIC);
        if (systolic == null || diastolic == null) {
            return;
        }
        Verdict pair = PressurePair.judge(systolic, diastolic);
        apply(pair, Signal.BP_SYSTOLIC);
        apply(pair, Signal.BP_DIASTOLIC);
        BigDecimal mean = value(Signal.MAP);
        if (mean != null && pair instanceof Verdict.Accepted) {
            apply(PressurePair.judgeMean(mean, systolic, diastolic), Signal.MAP);
        }
    }

    private void apply(Verdict verdict, Signal signal) {
        measurements.computeIfPresent(signal, (same, measurement) -> {
            if (verdict instanceof Verdict.Impossible impossible) {
                return measurement.with(new Normalised.Refused(RejectionReason.INCONSISTENT_VALUES, impossible.rule()));
            }
            Normalised.Accepted alone = measurement.accepted().orElseThrow();
            Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
            flags.addAll(alone.flags());
            flags.addAll(((Verdict.Accepted) verdict).flags());
            return measurement.with(new Normalised.Accepted(alone.value(), alone.unit(), flags));
        });
    }

    private @Nullable BigDecimal value(Signal signal) {
        ReadingMeasurement measurement = measurements.get(signal);
        return measurement == null
                ? null
                : measurement
                        .accepted()
                        .map(accepted -> accepted.value().toBigDecimal())
                        .orElse(null);
    }

    private static Normalised whole(Signal signal, long value) {
        return new Normalised.Accepted(new ScaledValue(value, 0), signal.unit(), Set.of());
    }
}
