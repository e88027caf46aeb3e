package io.clinstream.engine.vector;

import static io.clinstream.clinical.Analyte.ALT;
import static io.clinstream.clinical.Analyte.CREATININE;
import static io.clinstream.clinical.Analyte.HEMOGLOBIN;
import static io.clinstream.engine.history.Events.at;

import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import org.junit.jupiter.api.Test;

/** What is compared with the last value before the first dose. */
class BaselineFeaturesTest {

    private final Clinic clinic = new Clinic();

    @Test
    void shouldCompareWithTheNewestValueBeforeTheFirstDose() {
        clinic.lab(0, HEMOGLOBIN, "13")
                .lab(5, HEMOGLOBIN, "12")
                .lab(10, HEMOGLOBIN, "20")
                .dosed(10, "F");

        clinic.assertNull(9, "lab_hemoglobin_pct_change_baseline");
        clinic.lab(12, HEMOGLOBIN, "9");
        clinic.assertValue(12, "lab_hemoglobin_pct_change_baseline", -25.0);
        clinic.assertNull(9, "lab_hemoglobin_pct_change_baseline");
    }

    @Test
    void shouldHaveNoBaselineWithoutDoseOrValue() {
        clinic.lab(0, HEMOGLOBIN, "13").lab(5, HEMOGLOBIN, "12");
        clinic.assertNull(6, "lab_hemoglobin_pct_change_baseline");

        clinic.dosed(-1, "F");
        clinic.assertNull(6, "lab_hemoglobin_pct_change_baseline");
    }

    @Test
    void shouldCountAValueKnownToTheDayAsBeforeTheDoseOfThatDay() {
        clinic.lab(at(24).to(TimePrecision.DAY), ALT, "40", null, null)
                .lab(at(48).to(TimePrecision.DAY), ALT, "80", null, null)
                .lab(60, ALT, "60")
                .dosed(24, "M");

        clinic.assertValue(60, "lab_alt_pct_change_baseline", 50.0);
    }

    @Test
    void shouldLeaveOutATimedValueAtTheVeryInstantOfTheDose() {
        clinic.lab(at(24).to(TimePrecision.DAY), ALT, "40", null, null)
                .lab(at(24).from("B"), ALT, "80", null, null)
                .lab(60, ALT, "60")
                .dosed(24, "M");

        clinic.assertValue(60, "lab_alt_pct_change_baseline", 50.0);
    }

    @Test
    void shouldTakeTheExactMeanOfSeveralBaselines() {
        clinic.lab(at(1).from("A"), CREATININE, "1.0", null, null)
                .lab(at(1).from("B"), CREATININE, "1.1", null, null)
                .lab(at(1).from("C"), CREATININE, "0.9", null, null)
                .dosed(2, "M")
                .lab(3, CREATININE, "1.5");

        clinic.assertValue(3, "lab_creatinine_pct_change_baseline", 50.0);
    }

    @Test
    void shouldFollowTheWeight() {
        clinic.vitals(0, Signal.WEIGHT, 80).dosed(1, "M").vitals(30, Signal.WEIGHT, 76, Signal.HEIGHT, 200);

        clinic.assertValue(30, "weight_last", 76.0);
        clinic.assertValue(30, "weight_pct_change_baseline", -5.0);
        clinic.assertValue(30, "weight_delta_7d", -4.0);
        clinic.assertValue(30, "bmi_last", 19.0);
        clinic.assertNull(7 * 24, "weight_delta_7d");
        clinic.assertValue(30 + 90 * 24 - 0.01, "bmi_last", 19.0);
        clinic.assertNull(30 + 90 * 24, "bmi_last");
    }

    @Test
    void shouldHaveNoBodyMassIndexWithoutAHeight() {
        clinic.vitals(0, Signal.WEIGHT, 80);

        clinic.assertNull(1, "bmi_last");
    }
}
