package io.clinstream.engine.oracle;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small formulas (4.9), grades (2.4) and the worked vector (5.2), by the engine and by the oracle. */
class PublishedFormulasTest {

    private static final Set<String> WITH_OWN_GRADE = Set.of(
            "alt",
            "bilirubin_total",
            "creatinine",
            "hemoglobin",
            "platelets",
            "neutrophils",
            "wbc",
            "potassium",
            "sodium",
            "glucose",
            "albumin");

    @ParameterizedTest(name = "{0}/{1}, {2}")
    @CsvSource({
        "121, 51, -, 74.333, 70, -, -",
        "141, 61, -, 87.667, 80, -, -",
        "120, 80, -, 93.333, 40, -, -",
        "90, 60, -, 70.000, 30, -, -",
        "65, 35, -, 45.000, 30, -, -",
        "180, 110, -, 133.333, 70, -, -",
        "100, 40, -, 60.000, 60, -, -",
        "80, 50, 120, 60.000, 30, 1.5000, 2.0000",
        "120, 80, 70, 93.333, 40, 0.5833, 0.7500",
        "100, 60, 100, 73.333, 40, 1.0000, 1.3636",
        "90, 55, 110, 66.667, 35, 1.2222, 1.6500",
        "140, 90, 60, 106.667, 50, 0.4286, 0.5625",
        "85, 45, 130, 58.333, 40, 1.5294, 2.2286",
        "0, 0, 80, 0.000, 0, -, -"
    })
    void shouldDeriveFromPressures(
            String systolic, String diastolic, String pulse, String mean, String width, String shock, String modified) {
        new Beside()
                .measure(1, "bp_systolic", systolic)
                .measure(1, "bp_diastolic", diastolic)
                .measure(1, "heart_rate", pulse)
                .has("4.9", "map_last", mean)
                .has("4.9", "map_min_6h", mean)
                .has("4.9", "pulse_pressure_last", width)
                .has("4.9", "shock_index_last", nullable(shock))
                .has("4.9", "modified_shock_index_last", nullable(modified));
    }

    @ParameterizedTest(name = "{0},{1},{2}, albumin {3}: {4}, {5}")
    @CsvSource({
        "140, 104, 24, 4.0, 12, 12.00",
        "138, 100, 12, 2.0, 26, 31.00",
        "135, 98, 10, 3.0, 27, 29.50",
        "145, 110, 25, 4.4, 10, 9.00",
        "136, 104, 20, 2.5, 12, 15.75",
        "130, 95, 20, -, 15, -"
    })
    void shouldFindTheAnionGap(
            String sodium, String chloride, String bicarbonate, String albumin, String gap, String corrected) {
        new Beside()
                .measure(1, "sodium", sodium)
                .measure(1, "chloride", chloride)
                .measure(1, "bicarbonate", bicarbonate)
                .measure(2, "albumin", albumin)
                .has("4.9", "anion_gap_last", gap)
                .has("4.9", "anion_gap_albumin_corrected_last", nullable(corrected));
    }

    @ParameterizedTest(name = "{0}, albumin {1}: {2}")
    @CsvSource({
        "9.2, 2.8, 10.16",
        "8.2, 2.5, 9.40",
        "7.0, 2.0, 8.60",
        "10.2, 3.0, 11.00",
        "9.5, 4.6, 9.02",
        "8.0, 4.0, 8.00"
    })
    void shouldCorrectCalcium(String calcium, String albumin, String corrected) {
        new Beside()
                .measure(1, "calcium", calcium)
                .measure(1, "albumin", albumin)
                .has("4.9", "calcium_corrected_last", corrected);
    }

    @Test
    void shouldFindTheRiseOfCreatinine() {
        new Beside()
                .measure(40, "creatinine", "1.0")
                .measure(1, "creatinine", "1.3")
                .has("4.9", "lab_creatinine_rise_48h", "0.300");
        new Beside()
                .measure(21 * 24, "creatinine", "1.1")
                .measure(1, "creatinine", "1.4")
                .has("4.9", "lab_creatinine_rise_48h", null)
                .has("4.9", "lab_creatinine_delta_prev", "0.300");
    }

    /** Analyte, lower and upper limit, baseline, and values with their grades. */
    @ParameterizedTest(name = "{0} by {1}-{2}, base {3}")
    @CsvSource({
        "alt, -, 35, 20, 35:0 36:1 105:1 106:2 175:2 176:3 700:3 701:4",
        "alt, -, 35, 60, 60:0 89:0 90:1 180:1 181:2 300:2 301:3 1200:3 1201:4",
        "alt, -, -, -, 36:- 1201:-",
        "bilirubin_total, -, 1.2, -, 1.2:0 1.3:1 1.8:1 1.9:2 3.6:2 3.7:3 12.0:3 12.1:4",
        "creatinine, -, 1.2, 1.0, 1.2:0 1.3:1 1.5:1 1.6:2 3.0:2 3.1:3 7.2:3 7.3:4",
        "creatinine, -, 1.2, 0.5, 0.75:0 0.8:2 1.5:2 1.6:3",
        "hemoglobin, 11.5, -, -, 11.5:0 11.4:1 10.0:1 9.9:2 8.0:2 7.9:3",
        "platelets, 150, -, -, 150:0 149:1 75:1 74:2 50:2 49:3 25:3 24:4",
        "neutrophils, 2.0, -, -, 2.0:0 1.9:1 1.5:1 1.4:2 1.0:2 0.9:3 0.5:3 0.4:4",
        "lymphocytes, 1.0, -, -, 0.9:1 0.8:1 0.7:2 0.5:2 0.4:3 0.2:3 0.1:4",
        "wbc, 4.0, -, -, 3.9:1 3.0:1 2.9:2 2.0:2 1.9:3 1.0:3 0.9:4",
        "potassium, -, 5.0, -, 5.0:0 5.1:1 5.5:1 5.6:2 6.0:2 6.1:3 7.0:3 7.1:4",
        "potassium, 3.5, -, -, 3.5:0 3.4:1 3.0:1 2.9:3 2.5:3 2.4:4",
        "sodium, 135, -, -, 134:1 130:1 129.5:1 129:2 125:2 124:3 120:3 119:4",
        "sodium, -, 145, -, 146:1 150:1 151:2 155:2 156:3 160:3 161:4",
        "glucose, 70, -, -, 69:1 55:1 54:2 40:2 39:3 30:3 29:4",
        "albumin, 3.5, -, -, 3.4:1 3.0:1 2.9:2 2.0:2 1.9:3",
        "inr, -, -, -, 1.2:0 1.3:1 1.5:1 1.6:2 2.5:2 2.6:3"
    })
    void shouldGrade(String analyte, String low, String high, String base, String grades) {
        for (String expected : grades.split(" ", -1)) {
            String value = expected.substring(0, expected.indexOf(':'));
            String grade = nullable(expected.substring(expected.indexOf(':') + 1));
            Beside patient = new Beside()
                    .subject("F", 50, 240.0)
                    .measure(480, analyte, base, low, high)
                    .measure(1, analyte, value, low, high)
                    .has("2.4 " + value, "lab_max_ctcae_grade_7d", grade);
            if (WITH_OWN_GRADE.contains(analyte)) {
                patient.has("2.4 " + value, "lab_" + analyte + "_ctcae_grade_last", grade);
            }
        }
    }

    @Test
    void shouldGiveTheWorkedVector() {
        Beside patient = new Beside()
                .measure(6, "heart_rate", "70")
                .measure(5.5, "heart_rate", "72")
                .measure(4.5, "heart_rate", "75")
                .measure(4, "heart_rate", "74")
                .measure(2.75, "heart_rate", "80")
                .measure(1, "heart_rate", "88")
                .measure(0.25, "heart_rate", "91");

        patient.has("5.2", "heart_rate_mean_6h", "80.0")
                .has("5.2", "heart_rate_min_6h", "72")
                .has("5.2", "heart_rate_max_6h", "91")
                .has("5.2", "heart_rate_std_6h", "7.874007874")
                .has("5.2", "heart_rate_trend_6h", "3.775147929")
                .has("5.2", "heart_rate_delta_6h", "19")
                .has("5.2", "heart_rate_mean_1h", "91")
                .has("5.2", "heart_rate_count_24h", "7")
                .has("5.2", "heart_rate_hours_since_last", "0.25")
                .has("5.2", "heart_rate_frac_above_110_6h", "0");
    }

    private static @Nullable String nullable(String text) {
        return text.equals("-") ? null : text;
    }
}
