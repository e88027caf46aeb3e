package io.clinstream.engine.vector;

import static io.clinstream.clinical.Analyte.ALBUMIN;
import static io.clinstream.clinical.Analyte.ALT;
import static io.clinstream.clinical.Analyte.CALCIUM;
import static io.clinstream.clinical.Analyte.CREATININE;
import static io.clinstream.clinical.Analyte.LACTATE;
import static io.clinstream.clinical.Analyte.PLATELETS;
import static io.clinstream.clinical.Analyte.POTASSIUM;
import static io.clinstream.clinical.Analyte.SODIUM;
import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.vector.Clinic.days;

import org.junit.jupiter.api.Test;

/** CTCAE grades of results, and counts over all tests. */
class LabGradeFeaturesTest {

    private final Clinic clinic = new Clinic();

    @Test
    void shouldGradeWithTheLimitsOfTheRecord() {
        clinic.lab(0, ALT, "106", "6", "35");
        clinic.assertValue(0, "lab_alt_ctcae_grade_last", 2.0);

        clinic.lab(1, ALT, "106", "6", "36");
        clinic.assertValue(1, "lab_alt_ctcae_grade_last", 1.0);

        clinic.lab(2, ALT, "106");
        clinic.assertNull(2, "lab_alt_ctcae_grade_last");
    }

    @Test
    void shouldTakeTheWorstOfOneInstantAndLeaveOutWhatCannotBeGraded() {
        clinic.lab(at(1).from("A"), ALT, "36", null, "35")
                .lab(at(1).from("B"), ALT, "176", null, "35")
                .lab(at(1).from("C"), ALT, "5000", null, null);

        clinic.assertValue(1, "lab_alt_ctcae_grade_last", 3.0);
        clinic.assertNull(1 + days(30), "lab_alt_ctcae_grade_last");
    }

    @Test
    void shouldGradeBothDirectionsWithoutSymptoms() {
        clinic.lab(0, POTASSIUM, "2.4").lab(0, SODIUM, "125", "135", "145");
        clinic.assertValue(0, "lab_potassium_ctcae_grade_last", 4.0);
        clinic.assertValue(0, "lab_sodium_ctcae_grade_last", 2.0);

        clinic.lab(1, POTASSIUM, "6.1");
        clinic.assertValue(1, "lab_potassium_ctcae_grade_last", 3.0);
    }

    @Test
    void shouldRelateToAnAbnormalBaselineByItsOwnLimit() {
        clinic.lab(0, ALT, "60", null, "35").dosed(1, "M").lab(2, ALT, "89", null, "35");
        clinic.assertValue(2, "lab_alt_ctcae_grade_last", 0.0);

        clinic.lab(3, ALT, "90", null, "35");
        clinic.assertValue(3, "lab_alt_ctcae_grade_last", 1.0);
    }

    @Test
    void shouldTakeABaselineWithinItsLimitForNormal() {
        clinic.lab(0, ALT, "60", null, "60").dosed(1, "M").lab(2, ALT, "89", null, "35");

        clinic.assertValue(2, "lab_alt_ctcae_grade_last", 1.0);
    }

    @Test
    void shouldGradeCreatinineByItsBaselineInsideTheNormalRange() {
        clinic.lab(0, CREATININE, "0.5", null, "1.2").lab(2, CREATININE, "0.8", null, "1.2");
        clinic.assertValue(2, "lab_creatinine_ctcae_grade_last", 0.0);

        clinic.dosed(1, "M");
        clinic.assertValue(2, "lab_creatinine_ctcae_grade_last", 2.0);
    }

    @Test
    void shouldGradeTheCalciumCorrectedForTheAlbuminOfTheDayBefore() {
        clinic.lab(0, ALBUMIN, "2.0").lab(23.9, CALCIUM, "7.5", "8.4", "10.3");
        clinic.assertValue(23.9, "lab_calcium_ctcae_grade_last", 0.0);

        clinic.lab(24, CALCIUM, "7.5", "8.4", "10.3");
        clinic.assertValue(24, "lab_calcium_ctcae_grade_last", 2.0);

        clinic.lab(24.5, ALBUMIN, "1.0");
        clinic.assertValue(25, "lab_calcium_ctcae_grade_last", 2.0);
    }

    @Test
    void shouldCountTestsOutsideTheirOwnRange() {
        clinic.assertValue(0, "lab_abnormal_count_7d", 0.0);

        clinic.lab(0, LACTATE, "2.3", "0.5", "2.2")
                .lab(1, LACTATE, "2.4", "0.5", "2.2")
                .lab(1, SODIUM, "134", "135", null)
                .lab(1, POTASSIUM, "3.5", "3.5", "5.0")
                .lab(1, ALT, "9000");

        clinic.assertValue(1, "lab_abnormal_count_7d", 2.0);
        clinic.assertValue(1 + days(7) - 0.01, "lab_abnormal_count_7d", 2.0);
        clinic.assertValue(1 + days(7), "lab_abnormal_count_7d", 0.0);
    }

    @Test
    void shouldLookForTheWorstGradeOfAWeek() {
        clinic.assertValue(0, "lab_grade3plus_count_7d", 0.0);
        clinic.assertNull(0, "lab_max_ctcae_grade_7d");

        clinic.lab(0, POTASSIUM, "7.1")
                .lab(1, POTASSIUM, "4.0", "3.5", "5.0")
                .lab(1, PLATELETS, "49")
                .lab(1, LACTATE, "20", "0.5", "2.2");

        clinic.assertValue(1, "lab_grade3plus_count_7d", 2.0);
        clinic.assertValue(1, "lab_max_ctcae_grade_7d", 4.0);
        clinic.assertValue(days(7), "lab_grade3plus_count_7d", 1.0);
        clinic.assertValue(days(7), "lab_max_ctcae_grade_7d", 3.0);
        clinic.assertNull(days(7) + 1, "lab_max_ctcae_grade_7d");
    }
}
