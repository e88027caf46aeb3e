package io.clinstream.models.explain;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Names, units and numbers as people write them. */
final class Words {

    private static final int DIGITS = 4;
    private static final double WHOLE_FROM = 1_000;

    private Words() {}

    /** What is measured, in the middle of a sentence. */
    static String name(Source source) {
        if (source instanceof Source.Vital vital) {
            return signal(vital.signal());
        }
        if (source instanceof Source.Lab lab) {
            return analyte(lab.analyte());
        }
        String words = source.words();
        return words.startsWith("the ") ? words.substring("the ".length()) : words;
    }

    /** A text as a sentence; a name such as qSOFA or pH keeps its first letter. */
    static String sentence(String text) {
        if (text.length() > 1 && Character.isUpperCase(text.charAt(1))) {
            return text + ".";
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** What a feature means, without its full stop; of a yes or no, what is asked. */
    static String question(String meaning) {
        return meaning.substring(0, meaning.length() - 1)
                .replaceFirst(" \\(1 [a-z]+, 0 [a-z]+\\)$", "")
                .replaceFirst("^Whether ", "");
    }

    /** A number, to four digits. */
    static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = Math.abs(value) >= WHOLE_FROM
                ? exact.setScale(0, RoundingMode.HALF_EVEN)
                : exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A number with its unit. */
    static String quantity(double value, String unit) {
        String spoken = unit(unit);
        return spoken.isEmpty() ? number(value) : number(value) + " " + spoken;
    }

    /** A UCUM unit as people write it; empty where a number stands by itself. */
    static String unit(String ucum) {
        return switch (ucum) {
            case "1", "{score}", "{grade}", "{stage}", "{ordinal}", "{INR}", "[pH]", "{0,1}" -> "";
            case "{score}/h" -> "per hour";
            case "mm[Hg]" -> "mmHg";
            case "Cel" -> "°C";
            case "10*3/uL" -> "×10³/µL";
            case "mL/min/{1.73_m2}" -> "mL/min/1.73 m²";
            case "kg/m2" -> "kg/m²";
            case "a" -> "years";
            case "d" -> "";
            case "1/d" -> "per day";
            case "1/h" -> "per hour";
            default -> ucum;
        };
    }

    private static String signal(Signal signal) {
        return switch (signal) {
            case BP_SYSTOLIC -> "systolic blood pressure";
            case BP_DIASTOLIC -> "diastolic blood pressure";
            case MAP -> "measured mean arterial pressure";
            case SPO2 -> "oxygen saturation";
            case GLUCOSE_POC -> "bedside glucose";
            case GCS_TOTAL -> "Glasgow Coma Scale";
            case FIO2 -> "inspired oxygen";
            case O2_FLOW -> "oxygen flow";
            case SUPPLEMENTAL_O2 -> "supplemental oxygen";
            default -> signal.code().replace('_', ' ');
        };
    }

    private static String analyte(Analyte analyte) {
        return switch (analyte) {
            case ALT, AST, ALP, GGT, INR, CK, LDH, CRP, HDL, LDL -> analyte.name();
            case BILIRUBIN_TOTAL -> "total bilirubin";
            case BILIRUBIN_DIRECT -> "direct bilirubin";
            case BUN -> "urea nitrogen";
            case TOTAL_CO2 -> "total CO2";
            case CALCIUM_IONIZED -> "ionised calcium";
            case HBA1C -> "HbA1c";
            case WBC -> "white cell count";
            case PT -> "prothrombin time";
            case APTT -> "aPTT";
            case TROPONIN_I -> "troponin I";
            case TROPONIN_T -> "troponin T";
            case PH -> "pH";
            case PACO2 -> "PaCO2";
            case PAO2 -> "PaO2";
            default -> analyte.code().replace('_', ' ');
        };
    }
}
