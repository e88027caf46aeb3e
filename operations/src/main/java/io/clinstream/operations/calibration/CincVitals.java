package io.clinstream.operations.calibration;

import io.clinstream.clinical.Signal;
import io.clinstream.clinical.limits.PressurePair;
import io.clinstream.clinical.limits.Verdict;
import io.clinstream.clinical.normalisation.Normalisation;
import io.clinstream.clinical.normalisation.Normalised;
import io.clinstream.files.cinc2019.CincHour;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vital signs of one hour of a PhysioNet 2019 patient, normalised by the rules of intake: refused values are absent,
 * and a diastolic pressure at or above the systolic one removes both.
 */
final class CincVitals {

    /** Published units; the inspired oxygen mixes fractions and per cent, so its unit is left to the rule for that. */
    private static final List<Column> COLUMNS = List.of(
            new Column("HR", Signal.HEART_RATE, "/min"),
            new Column("O2Sat", Signal.SPO2, "%"),
            new Column("Temp", Signal.TEMPERATURE, "Cel"),
            new Column("SBP", Signal.BP_SYSTOLIC, "mm[Hg]"),
            new Column("DBP", Signal.BP_DIASTOLIC, "mm[Hg]"),
            new Column("Resp", Signal.RESPIRATORY_RATE, "/min"),
            new Column("FiO2", Signal.FIO2, null));

    private record Column(
            String name, Signal signal, @Nullable String unit) {}

    private CincVitals() {}

    static Map<Signal, BigDecimal> of(CincHour hour) {
        Map<Signal, BigDecimal> vitals = new EnumMap<>(Signal.class);
        for (Column column : COLUMNS) {
            Double raw = hour.measurements().get(column.name());
            if (raw != null
                    && Normalisation.normalise(column.signal(), raw, column.unit())
                            instanceof Normalised.Accepted accepted) {
                vitals.put(column.signal(), accepted.value().toBigDecimal());
            }
        }
        removeContradictingPressures(vitals);
        return vitals;
    }

    private static void removeContradictingPressures(Map<Signal, BigDecimal> vitals) {
        BigDecimal systolic = vitals.get(Signal.BP_SYSTOLIC);
        BigDecimal diastolic = vitals.get(Signal.BP_DIASTOLIC);
        if (systolic != null
                && diastolic != null
                && PressurePair.judge(systolic, diastolic) instanceof Verdict.Impossible) {
            vitals.remove(Signal.BP_SYSTOLIC);
            vitals.remove(Signal.BP_DIASTOLIC);
        }
    }
}
