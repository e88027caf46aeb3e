package io.clinstream.clinical.normalisation;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.limits.Interval;
import io.clinstream.clinical.units.AcceptedUnit;
import io.clinstream.clinical.units.UnitTable;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the unit of a raw value, repairing it where a rule allows. Sources: MIMIC-VS (temperature without unit), M3B
 * (saturation as a fraction), MIMIC-BG (inspired oxygen); a temperature contradicting its unit is repaired by clinical
 * convention [U]. Any other absent unit is accepted only where it leaves nothing open.
 */
final class UnitRepair {

    private static final Interval FAHRENHEIT_NUMBERS = Interval.parse("(70, 120)");
    private static final Interval CELSIUS_NUMBERS = Interval.parse("(10, 50)");
    private static final Interval SATURATION_FRACTION = Interval.parse("(0, 1]");
    private static final Interval INSPIRED_FRACTION = Interval.parse("(0.2, 1]");
    private static final Interval MISPLACED_FLOW = Interval.parse("(1, 20]");
    private static final Interval ALBUMIN_PER_LITRE = Interval.parse("(10, 60]");
    private static final BigDecimal LEAST_FAHRENHEIT = new BigDecimal("50");

    private UnitRepair() {}

    static UnitChoice choose(MeasurementCode measurement, BigDecimal value, @Nullable String unit) {
        if (unit == null || unit.isBlank()) {
            return withoutUnit(measurement, value);
        }
        Optional<AcceptedUnit> accepted = UnitTable.of(measurement).find(unit);
        if (accepted.isEmpty()) {
            String rule = "unit of " + measurement.code() + " must be one of "
                    + UnitTable.of(measurement).symbols();
            return new UnitChoice.Unclear(RejectionReason.UNKNOWN_UNIT, rule);
        }
        return withUnit(measurement, value, accepted.get());
    }

    private static UnitChoice withoutUnit(MeasurementCode measurement, BigDecimal value) {
        if (measurement == Signal.TEMPERATURE) {
            return temperatureWithoutUnit(value);
        }
        if (measurement == Signal.SPO2) {
            return inferred(measurement, SATURATION_FRACTION.contains(value) ? "1" : "%");
        }
        if (measurement == Signal.FIO2) {
            return inspiredOxygen(value, inferred(measurement, "%"));
        }
        UnitTable table = UnitTable.of(measurement);
        if (table.hasOneMeaning()) {
            return new UnitChoice.Known(table.canonical(), hasPhysicalUnit(measurement));
        }
        String rule = measurement.code() + " without a unit could be any of " + table.symbols();
        return new UnitChoice.Unclear(RejectionReason.AMBIGUOUS_UNIT, rule);
    }

    private static UnitChoice withUnit(MeasurementCode measurement, BigDecimal value, AcceptedUnit unit) {
        UnitChoice asSaid = new UnitChoice.Known(unit, false);
        if (measurement == Signal.TEMPERATURE) {
            return temperatureWithUnit(value, unit, asSaid);
        }
        if (measurement == Signal.FIO2 && unit.isSameNumber()) {
            return inspiredOxygen(value, asSaid);
        }
        if (measurement == Analyte.ALBUMIN && unit.isSameNumber() && ALBUMIN_PER_LITRE.contains(value)) {
            return new UnitChoice.Unclear(
                    RejectionReason.AMBIGUOUS_UNIT, "albumin in " + ALBUMIN_PER_LITRE + " g/dL is probably g/L");
        }
        return asSaid;
    }

    private static UnitChoice temperatureWithoutUnit(BigDecimal value) {
        if (FAHRENHEIT_NUMBERS.contains(value)) {
            return inferred(Signal.TEMPERATURE, "[degF]");
        }
        if (CELSIUS_NUMBERS.contains(value)) {
            return inferred(Signal.TEMPERATURE, "Cel");
        }
        return new UnitChoice.Unclear(
                RejectionReason.AMBIGUOUS_UNIT,
                "temperature without a unit must be in " + CELSIUS_NUMBERS + " Cel or " + FAHRENHEIT_NUMBERS
                        + " [degF]");
    }

    private static UnitChoice temperatureWithUnit(BigDecimal value, AcceptedUnit unit, UnitChoice asSaid) {
        if (unit.symbol().equals("Cel") && FAHRENHEIT_NUMBERS.contains(value)) {
            return inferred(Signal.TEMPERATURE, "[degF]");
        }
        if (unit.symbol().equals("[degF]") && value.compareTo(LEAST_FAHRENHEIT) < 0) {
            return inferred(Signal.TEMPERATURE, "Cel");
        }
        return asSaid;
    }

    /** A number up to 1 is a fraction whatever the unit says; one up to 20 is an oxygen flow in the wrong field. */
    private static UnitChoice inspiredOxygen(BigDecimal value, UnitChoice otherwise) {
        if (INSPIRED_FRACTION.contains(value)) {
            return inferred(Signal.FIO2, "1");
        }
        if (MISPLACED_FLOW.contains(value)) {
            return new UnitChoice.Unclear(
                    RejectionReason.IMPOSSIBLE_VALUE, "fio2 in " + MISPLACED_FLOW + " is a misplaced oxygen flow");
        }
        return otherwise;
    }

    private static UnitChoice inferred(MeasurementCode measurement, String symbol) {
        AcceptedUnit unit = UnitTable.of(measurement).find(symbol).orElseThrow();
        return new UnitChoice.Known(unit, true);
    }

    /** Scores, ratios and levels have no unit to forget. */
    private static boolean hasPhysicalUnit(MeasurementCode measurement) {
        return !measurement.unit().startsWith("{") && measurement != Analyte.PH;
    }
}
