package io.clinstream.engine.vector;

import static io.clinstream.clinical.Analyte.ALP;
import static io.clinstream.clinical.Analyte.ALT;
import static io.clinstream.clinical.Analyte.AST;
import static io.clinstream.clinical.Analyte.BILIRUBIN_TOTAL;
import static io.clinstream.engine.vector.Clinic.days;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hy's law and Temple's corollary over time. */
class LiverFeaturesTest {

    private final Clinic clinic = new Clinic();

    @ParameterizedTest(name = "{0}: ALT {1}, AST {2}, TB {3}, ALP {4} -> candidate {5}, corollary {6}")
    @CsvSource({
        "H1 computed, 120/40, 100/40, 2.6/1.2, 100/115, 1, 0",
        "H2 computed, 120/40, 100/40, 2.4/1.2, 100/115, 1, 0",
        "H3 computed, 119/40, 119/40, 2.4/1.2, 100/115, 0, 0",
        "H4 computed, 40/35, 30/36, 3.0/1.2, 300/115, 0, 0",
        "H5 computed, 200/35, 150/36, 1.0/1.2, 90/115, 0, 1",
        "H6 computed, 150/32, 140/34, 3.1/1.2, 260/115, 0, 0",
        "H7 computed, 30/35, 28/36, 0.6/1.2, 80/115, 0, 0",
        "H8 computed, 100/43, 130/36, 2.5/1.2, 120/115, 1, 0"
    })
    void shouldJudgeTheVectorsOfTheReference(
            String origin, String alt, String ast, String bilirubin, String alp, double candidate, double corollary) {
        clinic.lab(0, ALT, value(alt), null, limit(alt))
                .lab(0, AST, value(ast), null, limit(ast))
                .lab(0, BILIRUBIN_TOTAL, value(bilirubin), null, limit(bilirubin))
                .lab(0, ALP, value(alp), null, limit(alp));

        clinic.assertValue(0, "hys_law_candidate_14d", candidate);
        clinic.assertValue(0, "temple_corollary_14d", corollary);
    }

    @ParameterizedTest(name = "admiral hys_law join of 0 to 14 days: bilirubin {0} days after -> {1}")
    @CsvSource({"14, 1", "14.0001, 0", "0, 1", "-1, 0"})
    void shouldWantTheBilirubinWithinFourteenDaysAfter(double day, double candidate) {
        double drawn = 20 + day;
        clinic.lab(days(20), ALT, "105", null, "35")
                .lab(days(drawn), BILIRUBIN_TOTAL, "2.4", null, "1.2")
                .lab(days(drawn) - 1, AST, "20", null, "35");

        clinic.assertValue(days(drawn), "hys_law_candidate_14d", candidate);
    }

    @Test
    void shouldBlockByCholestasisWithinTheFourteenDaysOnly() {
        clinic.lab(days(15), ALT, "105", null, "35").lab(days(20), BILIRUBIN_TOTAL, "2.4", null, "1.2");
        clinic.lab(days(5.9), ALP, "230", null, "115");
        clinic.assertValue(days(20), "hys_law_candidate_14d", 1);

        clinic.lab(days(6), ALP, "230", null, "115");
        clinic.assertValue(days(20), "hys_law_candidate_14d", 0);
    }

    @Test
    void shouldSayNothingWithoutBothTestsAndTheirLimits() {
        clinic.lab(0, ALT, "105", null, "35").lab(0, BILIRUBIN_TOTAL, "2.4");
        clinic.assertNull(0, "hys_law_candidate_14d");
        clinic.assertNull(0, "temple_corollary_14d");

        clinic.lab(1, BILIRUBIN_TOTAL, "2.4", null, "1.2");
        clinic.assertValue(1, "hys_law_candidate_14d", 1);
        clinic.assertNull(days(14), "hys_law_candidate_14d");
    }

    private static String value(String valueAndLimit) {
        return valueAndLimit.substring(0, valueAndLimit.indexOf('/'));
    }

    private static String limit(String valueAndLimit) {
        return valueAndLimit.substring(valueAndLimit.indexOf('/') + 1);
    }
}
