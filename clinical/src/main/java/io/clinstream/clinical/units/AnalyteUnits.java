package io.clinstream.clinical.units;

import io.clinstream.clinical.Analyte;
import java.util.List;

/**
 * Accepted units of laboratory tests. A molar value becomes a mass by dividing with the factor found in the CDISC pilot
 * data or a published SI table (checked against the molar mass); HbA1c by the IFCC master equation. The enzyme unit is
 * 16.67 nkat. Fibrinogen in g/L is 100 mg/dL by definition of the litre.
 */
final class AnalyteUnits {

    private AnalyteUnits() {}

    static List<AcceptedUnit> of(Analyte analyte) {
        return switch (analyte) {
            case ALT, AST, ALP, GGT, CK, LDH ->
                List.of(
                        AcceptedUnit.canonical("U/L", "IU/L", "[IU]/L", "units/L"),
                        AcceptedUnit.of("nkat/L", Conversion.dividedBy("16.67")));
            case BILIRUBIN_TOTAL, BILIRUBIN_DIRECT -> massOr("umol/L", "17.1");
            case CREATININE -> massOr("umol/L", "88.4");
            case URATE -> massOr("umol/L", "59.48");
            case BUN -> massOr("mmol/L", "0.357");
            case UREA -> massOr("mmol/L", "0.1665");
            case CALCIUM -> massOr("mmol/L", "0.2495");
            case PHOSPHATE -> massOr("mmol/L", "0.3229");
            case GLUCOSE -> massOr("mmol/L", "0.05551");
            case CHOLESTEROL, HDL, LDL -> massOr("mmol/L", "0.02586");
            case TRIGLYCERIDES -> massOr("mmol/L", "0.01129");
            case FIBRINOGEN -> massOr("g/L", "0.01");
            case MAGNESIUM -> magnesium();
            case ALBUMIN -> List.of(AcceptedUnit.canonical("g/dL"), AcceptedUnit.of("g/L", Conversion.dividedBy("10")));
            case HEMOGLOBIN ->
                List.of(
                        AcceptedUnit.canonical("g/dL"),
                        AcceptedUnit.of("g/L", Conversion.dividedBy("10")),
                        AcceptedUnit.of("mmol/L", Conversion.dividedBy("0.6206")));
            case SODIUM, POTASSIUM, CHLORIDE, BICARBONATE, TOTAL_CO2 ->
                List.of(AcceptedUnit.canonical("mmol/L", "mEq/L", "meq/L"));
            case CALCIUM_IONIZED ->
                List.of(AcceptedUnit.canonical("mmol/L"), AcceptedUnit.of("mg/dL", Conversion.dividedBy("4")));
            case LACTATE ->
                List.of(AcceptedUnit.canonical("mmol/L"), AcceptedUnit.of("mg/dL", Conversion.times("0.111")));
            case HBA1C ->
                List.of(
                        AcceptedUnit.canonical("%"),
                        AcceptedUnit.of("mmol/mol", Conversion.affine("0.0915", "2.15", "1")));
            case HEMATOCRIT ->
                List.of(
                        AcceptedUnit.canonical("%"),
                        AcceptedUnit.of("1", Conversion.times("100"), "fraction", "{fraction}", "L/L"));
            case WBC, NEUTROPHILS, LYMPHOCYTES, EOSINOPHILS, PLATELETS -> cells();
            case INR -> List.of(AcceptedUnit.canonical("{INR}", "1", "ratio", "INR"));
            case PT, APTT -> List.of(AcceptedUnit.canonical("s", "sec", "seconds"));
            case TROPONIN_I, TROPONIN_T ->
                List.of(
                        AcceptedUnit.canonical("ng/mL", "ug/L"),
                        AcceptedUnit.of("ng/L", Conversion.dividedBy("1000"), "pg/mL"));
            case CRP -> List.of(AcceptedUnit.canonical("mg/L"), AcceptedUnit.of("mg/dL", Conversion.times("10")));
            case PH -> List.of(AcceptedUnit.canonical("[pH]", "1", "pH"));
            case PACO2, PAO2 ->
                List.of(
                        AcceptedUnit.canonical("mm[Hg]", "mmHg"),
                        AcceptedUnit.of("kPa", Conversion.dividedBy("0.1333")));
        };
    }

    private static List<AcceptedUnit> massOr(String unit, String factor) {
        return List.of(AcceptedUnit.canonical("mg/dL"), AcceptedUnit.of(unit, Conversion.dividedBy(factor)));
    }

    private static List<AcceptedUnit> magnesium() {
        return List.of(
                AcceptedUnit.canonical("mg/dL"),
                AcceptedUnit.of("mmol/L", Conversion.dividedBy("0.4114")),
                AcceptedUnit.of("meq/L", Conversion.affine("0.5", "0", "0.4114"), "mEq/L"));
    }

    /** Many spellings of one number; a count of single cells is 1000 times larger. */
    private static List<AcceptedUnit> cells() {
        return List.of(
                AcceptedUnit.canonical(
                        "10*3/uL",
                        "10^3/uL",
                        "x10^3/uL",
                        "10E3/uL",
                        "THOU/uL",
                        "K/uL",
                        "GI/L",
                        "10^9/L",
                        "10*9/L",
                        "x10^9/L",
                        "10E9/L"),
                AcceptedUnit.of("/uL", Conversion.dividedBy("1000"), "/mm3", "cells/mm3", "cells/uL", "{cells}/uL"));
    }
}
