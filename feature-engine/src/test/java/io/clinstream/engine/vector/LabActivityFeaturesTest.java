package io.clinstream.engine.vector;

import static io.clinstream.clinical.Analyte.CREATININE;
import static io.clinstream.clinical.Analyte.GGT;
import static io.clinstream.clinical.Analyte.SODIUM;
import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.vector.Clinic.days;

import org.junit.jupiter.api.Test;

/** How much the laboratory measured, and how soon. */
class LabActivityFeaturesTest {

    private final Clinic clinic = new Clinic();

    @Test
    void shouldCountWhatWasNotMeasuredAndWhenBloodWasDrawn() {
        clinic.assertValue(0, "lab_missing_count_7d", 26.0);
        clinic.assertValue(0, "lab_draw_count_7d", 0.0);

        clinic.lab(0, CREATININE, "1")
                .lab(0, SODIUM, "140")
                .lab(5, SODIUM, "141")
                .lab(6, GGT, "20");

        clinic.assertValue(6, "lab_missing_count_7d", 24.0);
        clinic.assertValue(6, "lab_draw_count_7d", 3.0);
        clinic.assertValue(days(7), "lab_missing_count_7d", 25.0);
        clinic.assertValue(days(7), "lab_draw_count_7d", 2.0);
    }

    @Test
    void shouldTimeTheSlowestResultOfTheNewestDraw() {
        clinic.assertNull(0, "lab_result_latency_hours_last");

        clinic.lab(at(0).available(50), CREATININE, "1", null, null)
                .lab(at(8).available(9), CREATININE, "1", null, null)
                .lab(at(8).available(11), SODIUM, "140", null, null)
                .lab(8, GGT, "20");

        clinic.assertValue(8, "lab_result_latency_hours_last", 3.0);
        clinic.assertValue(days(100), "lab_result_latency_hours_last", 3.0);

        clinic.lab(9, GGT, "21");
        clinic.assertNull(9, "lab_result_latency_hours_last");
    }
}
