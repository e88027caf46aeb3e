package io.clinstream.engine.vector;

import static io.clinstream.clinical.Analyte.ALT;
import static io.clinstream.clinical.Analyte.CREATININE;
import static io.clinstream.clinical.Analyte.PLATELETS;
import static io.clinstream.clinical.Analyte.POTASSIUM;
import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.vector.Clinic.days;

import io.clinstream.clinical.TimePrecision;
import org.junit.jupiter.api.Test;

/** Newest values and their changes over time. */
class LabChangeFeaturesTest {

    private final Clinic clinic = new Clinic();

    @Test
    void shouldTakeTheExactMeanOfSeveralResultsOfOneInstant() {
        clinic.lab(at(1).from("A"), CREATININE, "1.0", null, null)
                .lab(at(1).from("B"), CREATININE, "1.1", null, null)
                .lab(at(1).from("C"), CREATININE, "1.1", null, null);

        clinic.assertValue(1, "lab_creatinine_last", 3.2 / 3);
        clinic.assertValue(2.5, "lab_creatinine_hours_since_last", 1.5);
    }

    @Test
    void shouldLookBackThirtyDaysForTheNewestValue() {
        clinic.lab(0, CREATININE, "1.2");

        clinic.assertValue(days(30) - 0.001, "lab_creatinine_last", 1.2);
        clinic.assertNull(days(30), "lab_creatinine_last");
        clinic.assertValue(days(40), "lab_creatinine_hours_since_last", days(40));
    }

    @Test
    void shouldGiveTheChangeOfADayOnlyBetweenTwoInstants() {
        clinic.lab(0, POTASSIUM, "4.0");
        clinic.assertNull(1, "lab_potassium_delta_24h");

        clinic.lab(10, POTASSIUM, "4.3").lab(20, POTASSIUM, "4.1");

        clinic.assertValue(20, "lab_potassium_delta_24h", 0.1);
        clinic.assertValue(24, "lab_potassium_delta_24h", -0.2);
        clinic.assertNull(34, "lab_potassium_delta_24h");
    }

    @Test
    void shouldLetResultsKnownToTheDayTakePart() {
        clinic.lab(at(0).to(TimePrecision.DAY), POTASSIUM, "4.0", null, null).lab(10, POTASSIUM, "4.5");

        clinic.assertValue(10, "lab_potassium_delta_24h", 0.5);
    }

    /** Delta creatinine of the reference, computed: previous draw 1.1 three weeks ago, current 1.4. */
    @Test
    void shouldCompareWithThePreviousDrawWhateverTheGap() {
        clinic.lab(0, CREATININE, "1.1").lab(days(21), CREATININE, "1.4");

        clinic.assertValue(days(21), "lab_creatinine_delta_prev", 0.3);
        clinic.assertNull(days(21), "lab_creatinine_rise_48h");
        clinic.assertNull(days(30), "lab_creatinine_delta_prev");
        clinic.assertNull(days(22), "lab_alt_delta_prev");
    }

    /** Delta creatinine of the reference, computed: minimum of 48 h 1.0, current 1.3. */
    @Test
    void shouldMeasureTheRiseAboveTheLeastEarlierValueOfTwoDays() {
        clinic.lab(0, CREATININE, "0.9")
                .lab(20, CREATININE, "1.0")
                .lab(30, CREATININE, "1.2")
                .lab(48, CREATININE, "1.3");

        clinic.assertValue(48, "lab_creatinine_rise_48h", 0.3);
        clinic.assertValue(47.9, "lab_creatinine_rise_48h", 0.3);
        clinic.assertNull(19, "lab_creatinine_rise_48h");
        clinic.assertValue(48, "lab_creatinine_ratio_min_7d", 1.3 / 0.9);
        clinic.assertValue(days(7), "lab_creatinine_ratio_min_7d", 1.3);
        clinic.assertNull(days(7) + 30, "lab_creatinine_ratio_min_7d");
    }

    @Test
    void shouldDrawTheTrendWithoutBounds() {
        clinic.lab(0, PLATELETS, "200").lab(10, PLATELETS, "180").bound(20, PLATELETS, "5");

        clinic.assertValue(20, "lab_platelets_trend_7d", -2.0);
        clinic.assertValue(20, "lab_platelets_last", 5.0);
        clinic.assertNull(days(7), "lab_platelets_trend_7d");
        clinic.assertNull(20, "lab_alt_trend_7d");
    }

    @Test
    void shouldTakeTheMeanMultipleOfTheRecordsThatHaveALimit() {
        clinic.lab(at(1).from("A"), ALT, "70", null, "35")
                .lab(at(1).from("B"), ALT, "80", null, "40.0")
                .lab(at(1).from("C"), ALT, "900", null, null)
                .lab(at(1).from("D"), ALT, "100", null, "30")
                .lab(at(1).from("E"), ALT, "100", null, "0");

        clinic.assertValue(1, "lab_alt_xuln_last", 22.0 / 9);

        clinic.lab(2, ALT, "50");

        clinic.assertNull(2, "lab_alt_xuln_last");
    }
}
