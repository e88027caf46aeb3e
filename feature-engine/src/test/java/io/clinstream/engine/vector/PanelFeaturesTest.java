package io.clinstream.engine.vector;

import static io.clinstream.clinical.Analyte.ALBUMIN;
import static io.clinstream.clinical.Analyte.ALP;
import static io.clinstream.clinical.Analyte.ALT;
import static io.clinstream.clinical.Analyte.AST;
import static io.clinstream.clinical.Analyte.BICARBONATE;
import static io.clinstream.clinical.Analyte.BUN;
import static io.clinstream.clinical.Analyte.CALCIUM;
import static io.clinstream.clinical.Analyte.CHLORIDE;
import static io.clinstream.clinical.Analyte.CREATININE;
import static io.clinstream.clinical.Analyte.LYMPHOCYTES;
import static io.clinstream.clinical.Analyte.NEUTROPHILS;
import static io.clinstream.clinical.Analyte.SODIUM;
import static io.clinstream.engine.vector.Clinic.days;

import org.junit.jupiter.api.Test;

/** Quantities of several tests that were drawn together. */
class PanelFeaturesTest {

    private final Clinic clinic = new Clinic();

    @Test
    void shouldComputeTheAnionGapOfTestsDrawnWithinADay() {
        clinic.lab(0, SODIUM, "138").lab(12, CHLORIDE, "100").lab(24, BICARBONATE, "12");

        clinic.assertValue(24, "anion_gap_last", 26.0);
        clinic.assertNull(24, "anion_gap_albumin_corrected_last");

        clinic.lab(20, ALBUMIN, "2.0");
        clinic.assertValue(24, "anion_gap_albumin_corrected_last", 31.0);
        clinic.assertNull(days(30), "anion_gap_last");
    }

    @Test
    void shouldWantAllTestsWithinADayOfEachOther() {
        clinic.lab(0, SODIUM, "138").lab(12, CHLORIDE, "100").lab(24.001, BICARBONATE, "12");

        clinic.assertNull(25, "anion_gap_last");
    }

    @Test
    void shouldCorrectCalciumWithoutRounding() {
        clinic.lab(0, CALCIUM, "9.2").lab(0, ALBUMIN, "2.8");

        clinic.assertValue(0, "calcium_corrected_last", 10.16);
    }

    @Test
    void shouldRelateTestsToEachOther() {
        clinic.lab(0, BUN, "20")
                .lab(1, CREATININE, "0.9")
                .lab(0, ALT, "30")
                .lab(0, AST, "45")
                .lab(0, NEUTROPHILS, "4.5")
                .lab(0, LYMPHOCYTES, "0");

        clinic.assertValue(1, "bun_creatinine_ratio_last", 20 / 0.9);
        clinic.assertValue(1, "alt_ast_ratio_last", 30.0 / 45.0);
        clinic.assertNull(1, "neutrophil_lymphocyte_ratio_last");

        clinic.lab(2, LYMPHOCYTES, "1.5");
        clinic.assertValue(2, "neutrophil_lymphocyte_ratio_last", 3.0);
    }

    @Test
    void shouldGiveTheRValueInMultiplesOfTheirLimits() {
        clinic.lab(0, ALT, "120", null, "40").lab(0, ALP, "115", null, "115");
        clinic.assertValue(0, "r_value_last", 3.0);

        clinic.lab(1, ALP, "115");
        clinic.assertNull(1, "r_value_last");
    }
}
