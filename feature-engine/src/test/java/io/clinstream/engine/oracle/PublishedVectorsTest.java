package io.clinstream.engine.oracle;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score vectors of the clinical reference, section 4, as features: by the engine and by the oracle. */
class PublishedVectorsTest {

    @ParameterizedTest(name = "{0}: total {10}")
    @CsvSource({
        "N1,  18, 98, 1, 0, 120, 75, A, 36.5, no, 0",
        "N2,  25, 90, 1, 1, 120, 135, C, 36.5, yes, 14",
        "N3,  22, 94, 1, 0, 120, 95, A, 38.5, no, 5",
        "N4,  18, 98, 1, 0, 85, 75, A, 36.5, yes, 3",
        "N5,  24, 89, 2, 1, 110, 92, A, 36.8, no, 6",
        "N6,  24, 89, 1, 1, 110, 92, A, 36.8, yes, 9",
        "N7,  21, 93, 1, 0, 120, 95, A, 37.5, no, 5",
        "N8,  18, 97, 2, 1, 130, 80, A, 37.0, yes, 5",
        "N9,  18, 97, 2, 0, 130, 80, A, 37.0, no, 0",
        "N10, 28, 92, 1, 1, 95, 120, V, 38.5, yes, 15",
        "N11, 26, 90, 1, 1, 85, 135, V, 34.8, yes, 20",
        "N12, 8, 83, 2, 1, 220, 131, U, 39.1, yes, 19",
        "N13, 20, 96, 1, 0, 111, 90, A, 38.0, no, 0",
        "N14, 21, 95, 1, 0, 110, 91, A, 38.1, no, 6",
        "N15, 11, 87, 2, 0, 100, 50, A, 36.0, no, 6",
        "N16, 20, 96, 1, 0, 219, 90, C, 36.1, yes, 3"
    })
    void shouldScoreNews2(
            String vector,
            String breaths,
            String saturation,
            int scale,
            String oxygen,
            String systolic,
            String pulse,
            String response,
            String temperature,
            String anyThree,
            String total) {
        String prefix = scale == 1 ? "news2" : "news2_scale2";
        new Beside()
                .measure(1, "respiratory_rate", breaths)
                .measure(1, "spo2", saturation)
                .measure(1, "supplemental_o2", oxygen)
                .measure(1, "bp_systolic", systolic)
                .measure(1, "heart_rate", pulse)
                .measure(1, "consciousness", Integer.toString("ACVPU".indexOf(response)))
                .measure(1, "temperature", temperature)
                .has(vector, prefix + "_last", total)
                .has(vector, prefix + "_any_param_3", anyThree.equals("yes") ? "1" : "0")
                .has(vector, "news2_missing_components", "0");
    }

    @ParameterizedTest(name = "{0},{1},{2},{3},{4}: {5}")
    @CsvSource({
        "120, 75, 14, 37.0, A, 0",
        "95, 115, 22, 38.5, V, 8",
        "70, 130, 30, 34.9, U, 14",
        "100, 100, 20, 38.4, A, 2",
        "199, 50, 9, 35.0, P, 7",
        "200, 41, 15, 36.0, A, 4"
    })
    void shouldScoreMews(
            String systolic, String pulse, String breaths, String temperature, String response, String total) {
        new Beside()
                .measure(1, "bp_systolic", systolic)
                .measure(1, "heart_rate", pulse)
                .measure(1, "respiratory_rate", breaths)
                .measure(1, "temperature", temperature)
                .measure(1, "consciousness", Integer.toString("ACVPU".indexOf(response)))
                .has("MEWS", "mews_last", total);
    }

    @ParameterizedTest(name = "{0},{1},{2}: {3}")
    @CsvSource({"16,120,15,0", "22,100,15,2", "21,101,14,1", "24,95,13,3", "22,101,15,1", "21,100,14,2", "30,80,8,3"})
    void shouldScoreQsofa(String breaths, String systolic, String coma, String total) {
        new Beside()
                .measure(1, "respiratory_rate", breaths)
                .measure(1, "bp_systolic", systolic)
                .measure(1, "gcs_total", coma)
                .has("qSOFA", "qsofa_last", total)
                .has("qSOFA", "qsofa_max_24h", total);
    }

    /** Without bands, which no source has: the vector that differs in nothing else is left out. */
    @ParameterizedTest(name = "{0},{1},{2},{3},{4}: {5}")
    @CsvSource({
        "37, 80, 16, -, 8, 0",
        "38.0, 90, 20, 32, 12.0, 0",
        "38.1, 91, 21, -, 12.1, 4",
        "35.9, 95, 18, 31, 3.9, 4",
        "39.0, 110, 24, 28, 18, 4"
    })
    void shouldScoreSirs(String temperature, String pulse, String breaths, String tension, String cells, String total) {
        new Beside()
                .measure(1, "temperature", temperature)
                .measure(1, "heart_rate", pulse)
                .measure(1, "respiratory_rate", breaths)
                .measure(1, "paco2", tension)
                .measure(1, "wbc", cells)
                .has("SIRS", "sirs_last", total);
    }

    /** Whether the patient is ventilated is not known here, so the ventilated vector scores its respiration 2. */
    @ParameterizedTest(name = "{0},{1},{2},{3},{4},{5}: {9}, {10} items")
    @CsvSource({
        "-, 250, 0.8, 93.3, 15, 0.9, 0, 0, 0, 0, 5",
        "-, 149, 1.2, 69.9, 14, 1.2, 1, 1, 1, 5, 5",
        "-, 99, 2.0, 70.0, 12, 2.0, 2, 2, 2, 8, 5",
        "180, 49, 6.0, 60, 9, 3.5, 3, 3, 3, 15, 6",
        "180, 19, 12.0, 55, 5, 5.0, 4, 4, 4, 19, 6",
        "-, -, 1.9, -, -, 1.1, -, 1, 0, 1, 2"
    })
    void shouldScoreSofa(
            String oxygenation,
            String platelets,
            String bilirubin,
            String pressure,
            String coma,
            String creatinine,
            String coagulationItem,
            String liverItem,
            String renalItem,
            String total,
            String available) {
        new Beside()
                .measure(3, "fio2", "100")
                .measure(2, "pao2", oxygenation)
                .measure(2, "platelets", platelets)
                .measure(2, "bilirubin_total", bilirubin)
                .measure(2, "map", pressure)
                .measure(2, "gcs_total", coma)
                .measure(2, "creatinine", creatinine)
                .has("SOFA", "sofa_coagulation_24h", nullable(coagulationItem))
                .has("SOFA", "sofa_liver_24h", liverItem)
                .has("SOFA", "sofa_renal_24h", renalItem)
                .has("SOFA", "sofa_partial_24h", total)
                .has("SOFA", "sofa_components_available_24h", available);
    }

    @ParameterizedTest(name = "{0},{1},{2}: {3}")
    @CsvSource({
        "1.0, 1.0, 1.0, 0",
        "1.3, 1.0, 1.0, 1",
        "1.5, 1.4, 1.0, 1",
        "2.0, 1.6, 1.0, 2",
        "3.0, 2.6, 1.0, 3",
        "4.0, 3.7, 3.5, 3",
        "4.2, 4.1, 4.0, 0",
        "4.0, 3.75, 2.5, 3",
        "1.2, -, -, -",
        "1.4, 1.1, 1.1, 1",
        "1.2, -, 0.8, 1",
        "2.4, 2.2, 0.8, 3",
        "1.1, 0.8, 0.8, 1"
    })
    void shouldStageKidneyInjury(String creatinine, String leastOf48h, String leastOf7d, String stage) {
        new Beside()
                .measure(120, "creatinine", leastOf7d)
                .measure(25, "creatinine", leastOf48h)
                .measure(1, "creatinine", creatinine)
                .has("KDIGO", "kdigo_stage_creatinine", nullable(stage));
    }

    /** Those in mg/dL; the others are of the conversion. */
    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource({
        "E1, 1.09, 55, M, 80.1516",
        "E7, 0.9, 30, M, 117.8306",
        "E8, 0.7, 30, F, 119.2446",
        "E9, 2.0, 70, M, 35.2430",
        "E10, 4.0, 60, F, 12.2195",
        "E11, 0.5, 25, M, 145.1628",
        "E12, 1.4, 40, F, 48.7745"
    })
    void shouldEstimateFiltration(String vector, String creatinine, int age, String sex, String filtration) {
        new Beside()
                .subject(sex, age, null)
                .measure(1, "creatinine", creatinine)
                .has(vector, "egfr_ckdepi2021_last", filtration);
    }

    @ParameterizedTest(name = "{0}: candidate {9}")
    @CsvSource({
        "H1, 120, 40, 100, 40, 2.6, 1.2, 100, 115, 1, 3.000, 2.167, 3.45, 0",
        "H2, 120, 40, 100, 40, 2.4, 1.2, 100, 115, 1, 3.000, 2.000, 3.45, 0",
        "H3, 119, 40, 119, 40, 2.4, 1.2, 100, 115, 0, 2.975, 2.000, 3.42, 0",
        "H4, 40, 35, 30, 36, 3.0, 1.2, 300, 115, 0, 1.143, 2.500, 0.44, 0",
        "H5, 200, 35, 150, 36, 1.0, 1.2, 90, 115, 0, 5.714, 0.833, 7.30, 1",
        "H6, 150, 32, 140, 34, 3.1, 1.2, 260, 115, 0, 4.688, 2.583, 2.07, 0",
        "H7, 30, 35, 28, 36, 0.6, 1.2, 80, 115, 0, 0.857, 0.500, 1.23, 0",
        "H8, 100, 43, 130, 36, 2.5, 1.2, 120, 115, 1, 2.326, 2.083, 2.23, 0"
    })
    void shouldSeeLiverInjury(
            String vector,
            String alt,
            String altLimit,
            String ast,
            String astLimit,
            String bilirubin,
            String bilirubinLimit,
            String alp,
            String alpLimit,
            String candidate,
            String altMultiple,
            String bilirubinMultiple,
            String ratio,
            String temple) {
        new Beside()
                .measure(2, "alt", alt, "-", altLimit)
                .measure(2, "ast", ast, "-", astLimit)
                .measure(2, "alp", alp, "-", alpLimit)
                .measure(1, "bilirubin_total", bilirubin, "-", bilirubinLimit)
                .has(vector, "hys_law_candidate_14d", candidate)
                .has(vector, "temple_corollary_14d", temple)
                .has(vector, "lab_alt_xuln_last", altMultiple)
                .has(vector, "lab_bilirubin_total_xuln_last", bilirubinMultiple)
                .has(vector, "r_value_last", ratio);
    }

    @ParameterizedTest(name = "bilirubin {0} days after: {1}")
    @CsvSource({"14, 1", "15, 0", "-1, 0"})
    void shouldWaitFourteenDaysForBilirubin(int daysAfter, String candidate) {
        double bilirubinAt = daysAfter < 0 ? 48 : 1;
        new Beside()
                .measure(bilirubinAt + 24.0 * daysAfter, "alt", "120", "-", "40")
                .measure(1, "ast", "20", "-", "40")
                .measure(bilirubinAt, "bilirubin_total", "2.6", "-", "1.2")
                .has("timing", "hys_law_candidate_14d", candidate);
    }

    private static @Nullable String nullable(String text) {
        return text.equals("-") ? null : text;
    }
}
