package io.clinstream.clinical.limits;

import io.clinstream.clinical.Signal;

/**
 * Limits of vital signs in canonical units. Tags: MIMIC-VS, MIMIC-HT, MIMIC-BG = MIT-LCP/mimic-code measurement concepts;
 * RICU = eth-mds/ricu concept dictionary; M3B = mimic3-benchmarks variable ranges; RCP = NEWS2 chart; [U] = clinical
 * convention without a published source.
 */
final class SignalLimits {

    private SignalLimits() {}

    static Limits of(Signal signal) {
        return switch (signal) {
            case HEART_RATE -> Limits.of("(0, 300)", "[30, 220]", "MIMIC-VS, RICU; suspect [U]");
            case BP_SYSTOLIC -> Limits.of("(0, 400)", "[40, 300]", "MIMIC-VS; suspect RICU, low [U]");
            case BP_DIASTOLIC -> Limits.of("(0, 300)", "[20, 200]", "MIMIC-VS; suspect RICU, low [U]");
            case MAP -> Limits.of("(0, 300)", "[14, 250]", "MIMIC-VS; suspect M3B, RICU");
            case TEMPERATURE -> Limits.of("[26, 45]", "[32, 42]", "M3B; suspect RICU");
            case SPO2 -> Limits.of("(0, 100]", "[50, 100]", "MIMIC-VS; suspect RICU");
            case RESPIRATORY_RATE -> Limits.of("(0, 120]", "[4, 70)", "RICU; suspect MIMIC-VS, low [U]");
            case WEIGHT -> Limits.of("[1, 500]", "[22.7, 204.1]", "RICU; suspect M3B");
            case HEIGHT -> Limits.of("[10, 275]", "[120, 230]", "RICU, M3B; suspect MIMIC-HT");
            case GLUCOSE_POC -> Limits.of("(0, 2200]", "[33, 1000]", "MIMIC-VS, M3B; suspect M3B, RICU");
            case PAIN_SCORE -> Limits.of("[0, 10]", "", "scale definition");
            case GCS_TOTAL -> Limits.of("[3, 15]", "", "M3B, RICU");
            case FIO2 -> Limits.of("[21, 100]", "", "RICU, MIMIC-BG");
            case O2_FLOW -> Limits.of("[0, 80]", "[0, 15]", "[U]");
            case CONSCIOUSNESS -> Limits.of("[0, 4]", "", "RCP: one of A, C, V, P, U");
            case SUPPLEMENTAL_O2 -> Limits.of("[0, 1]", "", "RCP: air or oxygen");
        };
    }
}
