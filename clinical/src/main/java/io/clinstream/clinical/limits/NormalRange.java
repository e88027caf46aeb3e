package io.clinstream.clinical.limits;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Sex;
import io.clinstream.clinical.Signal;
import java.util.Optional;

/**
 * Adult normal ranges in canonical units, the last resort among three: first the range printed with the result
 * (LBSTNRLO, LBSTNRHI), then the study's laboratory table, then this one.
 *
 * <p>Vital signs at rest: MedlinePlus, WikEM (saturation), calculatorhub (mean pressure). Laboratory: the majority range
 * of the CDISC pilot by sex where it is a clinical one, else a published adult range (USMLE, MCC, MSD, LIPP, CTA tables).
 * Assay-specific tests such as troponin have none.
 */
public final class NormalRange {

    private NormalRange() {}

    /**
     * The adult range of a measurement.
     *
     * @param sex of the patient; ranges that do not depend on it are the same for both
     * @return the range, or empty where no source gives one
     */
    public static Optional<Interval> of(MeasurementCode measurement, Sex sex) {
        String text = measurement instanceof Signal signal ? ofSignal(signal) : ofAnalyte((Analyte) measurement);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int bar = text.indexOf('|');
        if (bar < 0) {
            return Optional.of(Interval.parse(text));
        }
        String bySex = sex == Sex.FEMALE ? text.substring(0, bar) : text.substring(bar + 1);
        return Optional.of(Interval.parse(bySex.strip()));
    }

    private static String ofSignal(Signal signal) {
        return switch (signal) {
            case HEART_RATE -> "[60, 100]";
            case BP_SYSTOLIC -> "[90, 120]";
            case BP_DIASTOLIC -> "[60, 80]";
            case MAP -> "[70, 100]";
            case TEMPERATURE -> "[36.5, 37.3]";
            case SPO2 -> "[95, 100]";
            case RESPIRATORY_RATE -> "[12, 18]";
            case GLUCOSE_POC -> "[70, 110]";
            case PAIN_SCORE, CONSCIOUSNESS, O2_FLOW, SUPPLEMENTAL_O2 -> "[0, 0]";
            case GCS_TOTAL -> "[15, 15]";
            case FIO2 -> "[21, 21]";
            case WEIGHT, HEIGHT -> "";
        };
    }

    private static String ofAnalyte(Analyte analyte) {
        return switch (analyte) {
            case ALT -> "[6, 32] | [6, 35]";
            case AST -> "[9, 34] | [11, 36]";
            case ALP -> "[35, 115]";
            case GGT -> "[5, 50] | [10, 50]";
            case BILIRUBIN_TOTAL -> "[0.2, 1.2]";
            case BILIRUBIN_DIRECT -> "[0.0, 0.3]";
            case ALBUMIN -> "[3.5, 4.6]";
            case CREATININE -> "[0.7, 1.4] | [0.8, 1.6]";
            case BUN -> "[4, 24]";
            case SODIUM -> "[135, 145]";
            case POTASSIUM -> "[3.4, 5.4]";
            case CHLORIDE -> "[94, 112]";
            case BICARBONATE -> "[22, 28]";
            case CALCIUM -> "[8.4, 10.3]";
            case CALCIUM_IONIZED -> "[1.05, 1.30]";
            case MAGNESIUM -> "[1.82, 2.43]";
            case PHOSPHATE -> "[2.2, 5.1]";
            case GLUCOSE -> "[70, 110]";
            case HBA1C -> "[4.3, 6.1]";
            case URATE -> "[2.5, 7.5]";
            default -> ofBloodAndGases(analyte);
        };
    }

    private static String ofBloodAndGases(Analyte analyte) {
        return switch (analyte) {
            case CHOLESTEROL -> "(0, 200)";
            case LDL -> "(0, 100)";
            case HDL -> "[40, )";
            case HEMOGLOBIN -> "[11.5, 15.8] | [12.5, 17.0]";
            case HEMATOCRIT -> "[34, 48] | [37, 51]";
            case WBC -> "[3.8, 10.7]";
            case NEUTROPHILS -> "[2, 7]";
            case LYMPHOCYTES -> "[0.8, 3.0]";
            case PLATELETS -> "[130, 394]";
            case INR -> "[0.9, 1.2]";
            case PT -> "[10, 13]";
            case APTT -> "[28, 38]";
            case LACTATE -> "[0.50, 2.20]";
            case CK -> "[21, 169] | [22, 198]";
            case LDH -> "[88, 230]";
            case CRP -> "[0, 8)";
            case PH -> "[7.35, 7.45]";
            case PACO2 -> "[35, 45]";
            case PAO2 -> "[75, 105]";
            default -> "";
        };
    }
}
