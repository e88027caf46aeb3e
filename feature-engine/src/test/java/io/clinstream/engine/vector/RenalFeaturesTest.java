package io.clinstream.engine.vector;

import static io.clinstream.clinical.Analyte.CREATININE;
import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static io.clinstream.engine.vector.Clinic.days;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Kidney injury and filtration. */
class RenalFeaturesTest {

    private final Clinic clinic = new Clinic();

    @Test
    void shouldStageARiseWithinTwoDaysThatADoubleMisses() {
        clinic.lab(0, CREATININE, "1.1").lab(48, CREATININE, "1.4");

        clinic.assertNull(47, "kdigo_stage_creatinine");
        clinic.assertValue(48, "kdigo_stage_creatinine", 1.0);
    }

    @Test
    void shouldNotCallASlowRiseAcute() {
        clinic.lab(0, CREATININE, "1.1").lab(48.001, CREATININE, "1.4");

        clinic.assertValue(49, "kdigo_stage_creatinine", 0.0);
    }

    @Test
    void shouldLookSevenDaysBackFromTheDrawNotFromNow() {
        clinic.lab(0, CREATININE, "0.8").lab(days(7), CREATININE, "2.4");

        clinic.assertValue(days(7), "kdigo_stage_creatinine", 3.0);
        clinic.assertValue(days(14) - 0.01, "kdigo_stage_creatinine", 3.0);
        clinic.assertNull(days(14), "kdigo_stage_creatinine");
    }

    @Test
    void shouldNotStageWithoutAnEarlierValueOfSevenDays() {
        clinic.lab(0, CREATININE, "0.8").lab(days(7) + 0.001, CREATININE, "2.4");

        clinic.assertNull(days(8), "kdigo_stage_creatinine");
    }

    @Test
    void shouldStageTheMeanOfOneInstantAgainstTheLeastSingleValue() {
        clinic.lab(at(0).from("A"), CREATININE, "1.0", null, null)
                .lab(at(0).from("B"), CREATININE, "3.0", null, null)
                .lab(at(5).from("A"), CREATININE, "1.2", null, null)
                .lab(at(5).from("B"), CREATININE, "1.4", null, null);

        clinic.assertValue(5, "kdigo_stage_creatinine", 1.0);
    }

    /** Vector E12, computed, 40 years, F: born 1986, drawn in 2026. */
    @Test
    void shouldEstimateFiltrationWithTheAgeInTheYearOfTheDraw() {
        clinic.lab(0, CREATININE, "1.4");
        clinic.assertNull(1, "egfr_ckdepi2021_last");

        clinic.subject("F", OptionalInt.of(1986), OptionalInt.of(77), OptionalLong.empty());
        clinic.assertValue(1, "egfr_ckdepi2021_last", 48.7745);
        clinic.assertNull(days(30), "egfr_ckdepi2021_last");
    }

    /** Vector E1, published by the NKF calculator, 55 years, M. */
    @Test
    void shouldTakeTheRecordedAgeWhereTheYearOfBirthIsWithheld() {
        clinic.lab(0, CREATININE, "1.09").subject("M", OptionalInt.empty(), OptionalInt.of(55), OptionalLong.empty());

        clinic.assertValue(1, "egfr_ckdepi2021_last", 80.1516);
    }

    @Test
    void shouldNotEstimateForChildrenOrUnknownSex() {
        clinic.lab(0, CREATININE, "1.09").subject("M", OptionalInt.of(2009), OptionalInt.empty(), OptionalLong.empty());
        clinic.assertNull(1, "egfr_ckdepi2021_last");

        Clinic unknown = new Clinic();
        unknown.lab(0, CREATININE, "1.09")
                .subject("U", OptionalInt.of(1966), OptionalInt.empty(), OptionalLong.empty());
        unknown.assertNull(1, "egfr_ckdepi2021_last");
    }

    /** Vectors E9 (2.0 mg/dL, 70 years, M: 35.2430) against the estimate of the baseline at the same age. */
    @Test
    void shouldCompareTheEstimateWithThatOfTheBaseline() {
        clinic.lab(0, CREATININE, "1.0")
                .subject("M", OptionalInt.empty(), OptionalInt.of(70), OptionalLong.of(hour(1)))
                .lab(2, CREATININE, "2.0");

        clinic.assertValue(0, "egfr_ckdepi2021_last", 80.9671);
        clinic.assertValue(2, "egfr_ckdepi2021_last", 35.2430);
        clinic.assertNear(2, "egfr_pct_change_baseline", 100 * (35.2430 - 80.9671) / 80.9671);
        clinic.assertNull(0, "egfr_pct_change_baseline");
    }
}
