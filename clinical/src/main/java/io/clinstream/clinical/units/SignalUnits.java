package io.clinstream.clinical.units;

import io.clinstream.clinical.Signal;
import java.util.List;

/**
 * Accepted units of vital signs. Factors: UCUM (1 kPa = 7.500638 mm[Hg], pound, ounce, stone, inch and foot exactly,
 * degree Fahrenheit = 5/9 K); glucose with the factor of the CDISC pilot.
 */
final class SignalUnits {

    private SignalUnits() {}

    static List<AcceptedUnit> of(Signal signal) {
        return switch (signal) {
            case HEART_RATE ->
                List.of(AcceptedUnit.canonical("/min", "{beats}/min", "beats/min", "beats/minute", "bpm", "1/min"));
            case RESPIRATORY_RATE ->
                List.of(AcceptedUnit.canonical(
                        "/min", "{breaths}/min", "breaths/min", "breaths/minute", "brpm", "1/min"));
            case BP_SYSTOLIC, BP_DIASTOLIC, MAP -> pressure();
            case TEMPERATURE -> temperature();
            case SPO2, FIO2 -> fractionable();
            case WEIGHT -> weight();
            case HEIGHT -> height();
            case GLUCOSE_POC ->
                List.of(AcceptedUnit.canonical("mg/dL"), AcceptedUnit.of("mmol/L", Conversion.dividedBy("0.05551")));
            case PAIN_SCORE, GCS_TOTAL -> List.of(AcceptedUnit.canonical("{score}", "score", "1"));
            case O2_FLOW -> List.of(AcceptedUnit.canonical("L/min", "lpm"));
            case CONSCIOUSNESS -> List.of(AcceptedUnit.canonical("{ACVPU}", "1"));
            case SUPPLEMENTAL_O2 -> List.of(AcceptedUnit.canonical("{0,1}", "1"));
        };
    }

    private static List<AcceptedUnit> pressure() {
        return List.of(
                AcceptedUnit.canonical("mm[Hg]", "mmHg"),
                AcceptedUnit.of("kPa", Conversion.times("7.500638")),
                AcceptedUnit.of("cm[Hg]", Conversion.times("10"), "cmHg"));
    }

    private static List<AcceptedUnit> temperature() {
        return List.of(
                AcceptedUnit.canonical("Cel", "C", "degC", "celsius"),
                AcceptedUnit.of("[degF]", Conversion.affine("5", "-160", "9"), "F", "degF", "fahrenheit"),
                AcceptedUnit.of("K", Conversion.affine("1", "-273.15", "1"), "kelvin"));
    }

    private static List<AcceptedUnit> fractionable() {
        return List.of(
                AcceptedUnit.canonical("%", "percent"),
                AcceptedUnit.of("1", Conversion.times("100"), "fraction", "{fraction}", "fraction of 1"));
    }

    private static List<AcceptedUnit> weight() {
        return List.of(
                AcceptedUnit.canonical("kg"),
                AcceptedUnit.of("g", Conversion.dividedBy("1000")),
                AcceptedUnit.of("[lb_av]", Conversion.times("0.45359237"), "lb", "lbs", "lb_av"),
                AcceptedUnit.of("[oz_av]", Conversion.times("0.028349523125"), "oz", "oz_av"),
                AcceptedUnit.of("[stone_av]", Conversion.times("6.35029318"), "st", "stone", "stone_av"));
    }

    private static List<AcceptedUnit> height() {
        return List.of(
                AcceptedUnit.canonical("cm"),
                AcceptedUnit.of("m", Conversion.times("100")),
                AcceptedUnit.of("[in_i]", Conversion.times("2.54"), "in", "inch", "inches", "in_i"),
                AcceptedUnit.of("[ft_i]", Conversion.times("30.48"), "ft", "ft_i", "feet"));
    }
}
