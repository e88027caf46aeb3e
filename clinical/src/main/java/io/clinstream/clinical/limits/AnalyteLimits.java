package io.clinstream.clinical.limits;

import io.clinstream.clinical.Analyte;

/**
 * Limits of laboratory tests in canonical units. A laboratory value cannot be 0 or negative, except differential counts
 * and what can lie below detection (MIMIC-LAB, MIMIC-DIFF). Tags as in {@link SignalLimits}. Where the sources are silent
 * (urea, total CO2, eosinophils, fibrinogen) the limits follow the nearest relative and are marked [U].
 */
final class AnalyteLimits {

    private AnalyteLimits() {}

    static Limits of(Analyte analyte) {
        return switch (analyte) {
            case ALT, AST, ALP, GGT, BILIRUBIN_TOTAL, BILIRUBIN_DIRECT, ALBUMIN, CK, LDH -> liverAndEnzymes(analyte);
            case CREATININE, BUN, UREA, SODIUM, POTASSIUM, CHLORIDE, BICARBONATE, TOTAL_CO2 -> kidneyAndSalts(analyte);
            case CALCIUM, CALCIUM_IONIZED, MAGNESIUM, PHOSPHATE, URATE -> minerals(analyte);
            case GLUCOSE, HBA1C, CHOLESTEROL, HDL, LDL, TRIGLYCERIDES, LACTATE -> metabolism(analyte);
            case HEMOGLOBIN, HEMATOCRIT, WBC, NEUTROPHILS, LYMPHOCYTES, EOSINOPHILS, PLATELETS -> blood(analyte);
            default -> clottingHeartAndGases(analyte);
        };
    }

    private static Limits liverAndEnzymes(Analyte analyte) {
        return switch (analyte) {
            case ALT -> Limits.of("(0, 11000]", "[2, 10000]", "M3B");
            case AST -> Limits.of("(0, 22000]", "[6, 20000]", "M3B");
            case ALP -> Limits.of("(0, 4000]", "[20, 3625]", "M3B");
            case GGT -> Limits.of("(0, 20000]", "(, 5000]", "[U]");
            case BILIRUBIN_TOTAL -> Limits.of("(0, 66]", "[0.1, 60]", "M3B");
            case BILIRUBIN_DIRECT -> Limits.of("[0, 50]", "", "RICU");
            case ALBUMIN -> Limits.of("(0, 10]", "[0.6, 6]", "MIMIC-LAB; suspect M3B");
            case CK -> Limits.of("(0, 500000]", "(, 100000]", "[U]");
            default -> Limits.of("(0, 35000]", "[54, 33000]", "M3B");
        };
    }

    private static Limits kidneyAndSalts(Analyte analyte) {
        return switch (analyte) {
            case CREATININE -> Limits.of("(0, 66]", "[0.1, 15]", "M3B; suspect RICU");
            case BUN -> Limits.of("(0, 300]", "(, 200]", "MIMIC-LAB; suspect RICU");
            case UREA -> Limits.of("(0, 642]", "(, 428]", "[U]: BUN times 2.14");
            case SODIUM -> Limits.of("[50, 225]", "[110, 165]", "M3B; suspect RICU");
            case POTASSIUM -> Limits.of("(0, 15]", "[1.5, 10]", "M3B; suspect RICU, low [U]");
            case CHLORIDE -> Limits.of("[50, 175]", "[80, 130]", "M3B; suspect RICU");
            case BICARBONATE -> Limits.of("(0, 66]", "[5, 50]", "M3B; suspect RICU");
            default -> Limits.of("(0, 66]", "[5, 50]", "[U]: as bicarbonate");
        };
    }

    private static Limits minerals(Analyte analyte) {
        return switch (analyte) {
            case CALCIUM -> Limits.of("(0, 20]", "[4, )", "RICU");
            case CALCIUM_IONIZED -> Limits.of("(0, 5]", "[0.5, 2]", "[U]; suspect RICU");
            case MAGNESIUM -> Limits.of("(0, 22]", "[0.5, 5]", "M3B; suspect RICU");
            case PHOSPHATE -> Limits.of("(0, 22]", "[0.5, 20]", "M3B");
            default -> Limits.of("(0, 60]", "(, 30]", "[U]");
        };
    }

    private static Limits metabolism(Analyte analyte) {
        return switch (analyte) {
            case GLUCOSE -> Limits.of("(0, 2200]", "[33, 1000]", "M3B; suspect M3B, RICU");
            case HBA1C -> Limits.of("(0, 25]", "[3, 20]", "[U]");
            case CHOLESTEROL -> Limits.of("(0, 2000]", "[32, 600]", "[U]; suspect M3B");
            case HDL -> Limits.of("(0, 300]", "(, 150]", "[U]");
            case LDL -> Limits.of("(0, 1500]", "(, 600]", "[U]");
            case TRIGLYCERIDES -> Limits.of("(0, 20000]", "(, 5000]", "[U]");
            default -> Limits.of("(0, 50]", "[0.4, 30]", "RICU; suspect M3B");
        };
    }

    private static Limits blood(Analyte analyte) {
        return switch (analyte) {
            case HEMOGLOBIN -> Limits.of("(0, 30]", "[4, 25]", "M3B; suspect M3B, RICU");
            case HEMATOCRIT -> Limits.of("(0, 100]", "[15, 60]", "MIMIC-BG; suspect RICU");
            case WBC -> Limits.of("[0, 1100]", "(, 1000]", "M3B");
            case NEUTROPHILS, LYMPHOCYTES, EOSINOPHILS -> Limits.of("[0, 1100]", "", "MIMIC-DIFF; high [U]: as WBC");
            default -> Limits.of("[0, 2200]", "[5, 1200]", "M3B; suspect RICU");
        };
    }

    private static Limits clottingHeartAndGases(Analyte analyte) {
        return switch (analyte) {
            case INR -> Limits.of("[0.5, 30]", "(, 15]", "[U]");
            case PT -> Limits.of("(0, 150]", "[9.9, 97.1]", "M3B");
            case APTT -> Limits.of("(0, 1000]", "[18.8, 150)", "M3B; high [U]");
            case FIBRINOGEN -> Limits.of("(0, 3000]", "[30, 1200]", "[U]");
            case TROPONIN_I -> Limits.of("[0, 575]", "(, 49.6]", "M3B");
            case TROPONIN_T -> Limits.of("[0, 24]", "(, 20.85]", "M3B");
            case CRP -> Limits.of("[0, 2000]", "(, 500]", "RICU; high [U]");
            case PH -> Limits.of("[6.3, 8.4]", "[6.8, 8.0]", "M3B; suspect RICU");
            case PACO2 -> Limits.of("(0, 220]", "[10, 150]", "M3B; suspect RICU");
            case PAO2 -> Limits.of("(0, 770]", "[32, 700]", "M3B");
            default -> throw new IllegalArgumentException("no limits are written down for " + analyte);
        };
    }
}
