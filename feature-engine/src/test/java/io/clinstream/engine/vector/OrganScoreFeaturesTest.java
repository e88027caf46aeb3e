package io.clinstream.engine.vector;

import static io.clinstream.clinical.Analyte.BILIRUBIN_TOTAL;
import static io.clinstream.clinical.Analyte.CREATININE;
import static io.clinstream.clinical.Analyte.PACO2;
import static io.clinstream.clinical.Analyte.PAO2;
import static io.clinstream.clinical.Analyte.PLATELETS;
import static io.clinstream.clinical.Analyte.WBC;

import io.clinstream.clinical.Signal;
import org.junit.jupiter.api.Test;

/** SOFA and SIRS, of vital signs and laboratory tests together. */
class OrganScoreFeaturesTest {

    private final Clinic clinic = new Clinic();

    /** The fifth vector of the reference, computed: not ventilated, all six items. */
    @Test
    void shouldSumTheItemsOfSofa() {
        clinic.vitals(0, Signal.FIO2, 50, Signal.MAP, 55, Signal.GCS_TOTAL, 5)
                .lab(1, PAO2, "90")
                .lab(1, PLATELETS, "19")
                .lab(1, BILIRUBIN_TOTAL, "12.0")
                .lab(1, CREATININE, "5.0");

        clinic.assertValue(1, "sofa_partial_24h", 19.0);
        clinic.assertValue(1, "sofa_components_available_24h", 6.0);
        clinic.assertValue(1, "sofa_coagulation_24h", 4.0);
        clinic.assertValue(1, "sofa_liver_24h", 4.0);
        clinic.assertValue(1, "sofa_renal_24h", 4.0);
    }

    @Test
    void shouldTakeTheWorstOfTheDay() {
        clinic.lab(0, PLATELETS, "49")
                .lab(1, PLATELETS, "151")
                .lab(0, CREATININE, "2.0")
                .lab(1, CREATININE, "1.1");

        clinic.assertValue(1, "sofa_partial_24h", 5.0);
        clinic.assertValue(24, "sofa_partial_24h", 0.0);
        clinic.assertNull(25, "sofa_partial_24h");
        clinic.assertNull(25, "sofa_coagulation_24h");
        clinic.assertValue(25, "sofa_components_available_24h", 0.0);
    }

    @Test
    void shouldTakeTheLowerOfMeasuredAndComputedPressure() {
        clinic.vitals(0, Signal.BP_SYSTOLIC, 100, Signal.BP_DIASTOLIC, 54, Signal.MAP, 75);
        clinic.assertValue(0, "sofa_partial_24h", 1.0);

        Clinic measured = new Clinic();
        measured.vitals(0, Signal.BP_SYSTOLIC, 100, Signal.BP_DIASTOLIC, 55, Signal.MAP, 69);
        measured.assertValue(0, "sofa_partial_24h", 1.0);

        Clinic enough = new Clinic();
        enough.vitals(0, Signal.BP_SYSTOLIC, 100, Signal.BP_DIASTOLIC, 55);
        enough.assertValue(0, "sofa_partial_24h", 0.0);
    }

    @Test
    void shouldPairAnOxygenTensionWithTheInspiredOxygenOfTheDayBeforeIt() {
        clinic.vitals(0, Signal.FIO2, 30).lab(23.9, PAO2, "90");
        clinic.assertValue(23.9, "sofa_partial_24h", 1.0);
        clinic.assertValue(47, "sofa_partial_24h", 1.0);

        Clinic tooOld = new Clinic();
        tooOld.vitals(0, Signal.FIO2, 30).lab(24, PAO2, "90").vitals(25, Signal.FIO2, 30);
        tooOld.assertNull(26, "sofa_partial_24h");
    }

    @Test
    void shouldScoreSirsFromVitalSignsAndLaboratory() {
        clinic.vitals(0, Signal.TEMPERATURE, 38.1, Signal.HEART_RATE, 91, Signal.RESPIRATORY_RATE, 18)
                .lab(1, PACO2, "31.9")
                .lab(1, WBC, "12.001");

        clinic.assertValue(1, "sirs_last", 4.0);
        clinic.assertValue(24, "sirs_last", 2.0);
        clinic.assertNull(25, "sirs_last");
    }

    @Test
    void shouldKeepTheEdgesOfSirs() {
        clinic.vitals(0, Signal.TEMPERATURE, 38.0, Signal.HEART_RATE, 90, Signal.RESPIRATORY_RATE, 20)
                .lab(0, PACO2, "32")
                .lab(0, WBC, "12.0");

        clinic.assertValue(0, "sirs_last", 0.0);
    }
}
