package io.clinstream.clinical.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Analyte;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CtcaeTest {

    /** Computed in decimal from the criteria as the R package admiral reads CTCAE v5.0. A dash is a limit not reported. */
    @ParameterizedTest(name = "CTCAE v5 by admiral criteria, computed: {0}, LLN {1}, ULN {2}")
    @CsvSource({
        "ALT_INCREASED, -, 35, 35:0 36:1 105:1 106:2 175:2 176:3 700:3 701:4",
        "BILIRUBIN_INCREASED, -, 1.2, 1.2:0 1.3:1 1.8:1 1.9:2 3.6:2 3.7:3 12.0:3 12.1:4",
        "ANEMIA, 11.5, -, 11.5:0 11.4:1 10.0:1 9.9:2 8.0:2 7.9:3",
        "PLATELETS_DECREASED, 150, -, 150:0 149:1 75:1 74:2 50:2 49:3 25:3 24:4",
        "NEUTROPHILS_DECREASED, 2.0, -, 2.0:0 1.9:1 1.5:1 1.4:2 1.0:2 0.9:3 0.5:3 0.4:4",
        "LYMPHOCYTES_DECREASED, 1.0, -, 0.9:1 0.8:1 0.7:2 0.5:2 0.4:3 0.2:3 0.1:4",
        "WBC_DECREASED, 4.0, -, 3.9:1 3.0:1 2.9:2 2.0:2 1.9:3 1.0:3 0.9:4",
        "HYPERKALEMIA, -, 5.0, 5.0:0 5.1:1 5.5:1 5.6:2 6.0:2 6.1:3 7.0:3 7.1:4",
        "HYPERNATREMIA, -, 145, 146:1 150:1 151:2 155:2 156:3 160:3 161:4",
        "HYPOGLYCEMIA, 70, -, 69:1 55:1 54:2 40:2 39:3 30:3 29:4",
        "HYPOALBUMINEMIA, 3.5, -, 3.4:1 3.0:1 2.9:2 2.0:2 1.9:3",
        "INR_INCREASED, -, -, 1.2:0 1.3:1 1.5:1 1.6:2 2.5:2 2.6:3"
    })
    void shouldGradeTheVectorsOfTheReference(CtcaeTerm term, String lower, String upper, String vectors) {
        for (String vector : vectors.split(" ", -1)) {
            LabValue result = result(valueOf(vector), lower, upper, null);

            assertThat(Ctcae.grade(term, result, SymptomReading.ASYMPTOMATIC))
                    .as(vector)
                    .isEqualTo(gradeOf(vector));
        }
    }

    /** Computed in decimal from the criteria as the R package admiral reads CTCAE v5.0. */
    @ParameterizedTest(name = "CTCAE v5 by admiral criteria, computed: {0}, ULN {1}, base {2} (abnormal: {3})")
    @CsvSource({
        "ALT_INCREASED, 35, 60, true, 60:0 89:0 90:1 180:1 181:2 300:2 301:3 1200:3 1201:4",
        "CREATININE_INCREASED, 1.2, 1.0, false, 1.2:0 1.3:1 1.5:1 1.6:2 3.0:2 3.1:3 7.2:3 7.3:4",
        "CREATININE_INCREASED, 1.2, 0.5, false, 0.75:0 0.8:2 1.5:2 1.6:3"
    })
    void shouldGradeTheVectorsOfTheReferenceWithBaseline(
            CtcaeTerm term, String upper, String base, boolean abnormal, String vectors) {
        for (String vector : vectors.split(" ", -1)) {
            LabValue result = result(valueOf(vector), "-", upper, Baseline.of(new BigDecimal(base), abnormal));

            assertThat(Ctcae.grade(term, result, SymptomReading.ASYMPTOMATIC))
                    .as(vector)
                    .isEqualTo(gradeOf(vector));
        }
    }

    /** Computed; asymptomatic as in the public SAS implementation, worst case as in admiral. */
    @ParameterizedTest(name = "CTCAE v5 computed, asymptomatic against worst case: {0}, LLN {1}")
    @CsvSource({
        "HYPOKALEMIA, 3.5, 3.5:0 3.4:1 3.0:1 2.9:3 2.5:3 2.4:4, 3.5:0 3.4:2 3.0:2 2.9:3 2.5:3 2.4:4",
        "HYPONATREMIA, 135, 134:1 130:1 129.5:1 129:2 125:2 124:3 120:3 119:4, "
                + "134:1 130:1 129.5:1 129:3 125:3 124:3 120:3 119:4"
    })
    void shouldReadSymptomsAsChosen(CtcaeTerm term, String lower, String asymptomatic, String worstCase) {
        for (String vector : asymptomatic.split(" ", -1)) {
            assertThat(Ctcae.grade(term, result(valueOf(vector), lower, "-", null), SymptomReading.ASYMPTOMATIC))
                    .as("asymptomatic " + vector)
                    .isEqualTo(gradeOf(vector));
        }
        for (String vector : worstCase.split(" ", -1)) {
            assertThat(Ctcae.grade(term, result(valueOf(vector), lower, "-", null), SymptomReading.WORST_CASE))
                    .as("worst case " + vector)
                    .isEqualTo(gradeOf(vector));
        }
    }

    /** The bands of table 2.3 that have no vector of their own, at their edges. */
    @ParameterizedTest(name = "CTCAE v5 printed bands: {0}, LLN {1}, ULN {2}")
    @CsvSource({
        "AST_INCREASED, -, 40, 40:0 41:1 120:1 121:2 200:2 201:3 800:3 801:4",
        "ALP_INCREASED, -, 100, 100:0 101:1 250:1 251:2 500:2 501:3 2000:3 2001:4",
        "GGT_INCREASED, -, 50, 50:0 51:1 125:1 126:2 250:2 251:3 1000:3 1001:4",
        "HYPOCALCEMIA, 8.4, -, 8.4:0 8.3:1 8.0:1 7.9:2 7.0:2 6.9:3 6.0:3 5.9:4",
        "HYPERCALCEMIA, -, 10.3, 10.3:0 10.4:1 11.5:1 11.6:2 12.5:2 12.6:3 13.5:3 13.6:4",
        "HYPOCALCEMIA_IONIZED, 1.05, -, 1.05:0 1.04:1 1.0:1 0.99:2 0.9:2 0.89:3 0.8:3 0.79:4",
        "HYPERCALCEMIA_IONIZED, -, 1.3, 1.3:0 1.4:1 1.5:1 1.51:2 1.6:2 1.61:3 1.8:3 1.81:4",
        "HYPOMAGNESEMIA, 1.8, -, 1.8:0 1.7:1 1.2:1 1.1:2 0.9:2 0.8:3 0.7:3 0.6:4",
        "HYPERMAGNESEMIA, -, 2.4, 2.4:0 2.5:1 3.0:1 3.1:3 8.0:3 8.1:4",
        "BICARBONATE_DECREASED, 22, -, 22:0 21.9:1 5:1",
        "CHOLESTEROL_HIGH, -, 200, 200:0 201:1 300:1 301:2 400:2 401:3 500:3 501:4",
        "HYPERTRIGLYCERIDEMIA, -, -, 149:0 150:1 300:1 301:2 500:2 501:3 1000:3 1001:4",
        "HYPERURICEMIA, -, 7.5, 7.5:0 7.6:1 30:1",
        "HEMOGLOBIN_INCREASED, -, 16, 16:0 16.1:1 18:1 18.1:2 20:2 20.1:3",
        "LEUKOCYTOSIS, -, -, 100:0 100.1:3",
        "LYMPHOCYTES_INCREASED, -, -, 4:0 4.1:2 20:2 20.1:3",
        "APTT_PROLONGED, -, 40, 40:0 40.1:1 60:1 60.1:2 100:2 100.1:3",
        "FIBRINOGEN_DECREASED, 200, -, 200:0 199:1 150:1 149:2 100:2 99:3 50:3 49:4",
        "FIBRINOGEN_DECREASED, 400, -, 100:3 99:4",
        "CPK_INCREASED, -, 100, 100:0 101:1 250:1 251:2 500:2 501:3 1000:3 1001:4",
        "LDH_INCREASED, -, 230, 230:0 231:1 5000:1",
        "TROPONIN_I_INCREASED, -, 0.04, 0.04:0 0.05:1",
        "TROPONIN_T_INCREASED, -, 0.01, 0.01:0 0.02:1",
        "ACIDOSIS, 7.35, -, 7.35:0 7.34:1 7.3:1 7.29:3",
        "ALKALOSIS, -, 7.45, 7.45:0 7.46:1 7.5:1 7.51:3"
    })
    void shouldGradeThePrintedBands(CtcaeTerm term, String lower, String upper, String vectors) {
        for (String vector : vectors.split(" ", -1)) {
            assertThat(Ctcae.grade(term, result(valueOf(vector), lower, upper, null), SymptomReading.ASYMPTOMATIC))
                    .as(vector)
                    .isEqualTo(gradeOf(vector));
        }
    }

    @ParameterizedTest(name = "CTCAE v5 printed bands, abnormal baseline of 100: {0}")
    @CsvSource({
        "AST_INCREASED, 149:0 150:1 300:1 301:2 500:2 501:3 2000:3 2001:4",
        "ALP_INCREASED, 199:0 200:1 250:1 251:2 500:2 501:3 2000:3 2001:4",
        "GGT_INCREASED, 199:0 200:1 250:1 251:2 500:2 501:3 2000:3 2001:4",
        "BILIRUBIN_INCREASED, 100:0 101:1 150:1 151:2 300:2 301:3 1000:3 1001:4"
    })
    void shouldRelateToAnAbnormalBaselineWithoutAnyLimit(CtcaeTerm term, String vectors) {
        Baseline abnormal = Baseline.of(new BigDecimal("100"), true);

        for (String vector : vectors.split(" ", -1)) {
            assertThat(Ctcae.grade(term, result(valueOf(vector), "-", "-", abnormal), SymptomReading.ASYMPTOMATIC))
                    .as(vector)
                    .isEqualTo(gradeOf(vector));
        }
    }

    @ParameterizedTest(name = "reference 2.4, any multiple without its limit: {0}")
    @EnumSource(
            names = {
                "ALT_INCREASED",
                "AST_INCREASED",
                "ALP_INCREASED",
                "GGT_INCREASED",
                "BILIRUBIN_INCREASED",
                "CREATININE_INCREASED",
                "APTT_PROLONGED",
                "FIBRINOGEN_DECREASED",
                "CPK_INCREASED",
                "LDH_INCREASED",
                "HEMOGLOBIN_INCREASED"
            })
    void shouldNotGradeAMultipleWithoutItsLimit(CtcaeTerm term) {
        assertThat(Ctcae.grade(term, result("1000", "-", "-", null), SymptomReading.ASYMPTOMATIC))
                .isEmpty();
        assertThat(Ctcae.grade(term, result("1000", "-", "0", null), SymptomReading.ASYMPTOMATIC))
                .as("an upper limit of zero")
                .isEmpty();
    }

    @ParameterizedTest(name = "CTCAE v5 leaves 129 to 130 open: sodium {0} without limits -> {1}")
    @CsvSource({"130, ", "129.9, 1", "129.1, 1", "129, 2", "124.9, 3", "119.9, 4"})
    void shouldCloseTheGapsOfLowSodium(String value, @Nullable Integer grade) {
        assertThat(Ctcae.grade(CtcaeTerm.HYPONATREMIA, result(value, "-", "-", null), SymptomReading.ASYMPTOMATIC))
                .isEqualTo(grade == null ? OptionalInt.empty() : OptionalInt.of(grade));
    }

    @Test
    void shouldGradeByFixedCutPointsWithoutLimits() {
        assertThat(Ctcae.grade(CtcaeTerm.HYPOKALEMIA, result("2.4", "-", "-", null), SymptomReading.ASYMPTOMATIC))
                .hasValue(4);
        assertThat(Ctcae.grade(CtcaeTerm.HYPOKALEMIA, result("3.2", "-", "-", null), SymptomReading.ASYMPTOMATIC))
                .isEmpty();
        assertThat(Ctcae.grade(
                        CtcaeTerm.FIBRINOGEN_DECREASED, result("49", "-", "-", null), SymptomReading.ASYMPTOMATIC))
                .hasValue(4);
        assertThat(Ctcae.grade(
                        CtcaeTerm.CREATININE_INCREASED,
                        result("3.1", "-", "-", Baseline.of(BigDecimal.ONE, false)),
                        SymptomReading.ASYMPTOMATIC))
                .hasValue(3);
        assertThat(Ctcae.grade(
                        CtcaeTerm.CREATININE_INCREASED,
                        result("1.2", "-", "-", Baseline.of(BigDecimal.ONE, false)),
                        SymptomReading.ASYMPTOMATIC))
                .isEmpty();
    }

    @Test
    void shouldTakeTheWorseDirectionWithItsSignAndVersion() {
        CtcaeGrade low = worst(Analyte.POTASSIUM, "2.4", "3.5", "5.0");
        CtcaeGrade high = worst(Analyte.POTASSIUM, "6.5", "3.5", "5.0");
        CtcaeGrade normal = worst(Analyte.POTASSIUM, "4.0", "3.5", "5.0");

        assertThat(low).isEqualTo(new CtcaeGrade(CtcaeTerm.HYPOKALEMIA, 4, "5.0"));
        assertThat(low.signed()).isEqualTo(-4);
        assertThat(high).isEqualTo(new CtcaeGrade(CtcaeTerm.HYPERKALEMIA, 3, "5.0"));
        assertThat(high.signed()).isEqualTo(3);
        assertThat(normal.grade()).isZero();
    }

    @Test
    void shouldLetTheDirectionThatCanBeGradedDecideAlone() {
        assertThat(worst(Analyte.POTASSIUM, "5.2", "3.5", "-").grade()).isZero();
        assertThat(worst(Analyte.WBC, "3.5", "-", "-").grade()).isZero();
        assertThat(Ctcae.worst(Analyte.POTASSIUM, result("5.2", "-", "-", null), SymptomReading.ASYMPTOMATIC))
                .isEmpty();
        assertThat(Ctcae.worst(Analyte.LACTATE, result("9", "0.5", "2.2", null), SymptomReading.ASYMPTOMATIC))
                .as("no term")
                .isEmpty();
    }

    @Test
    void shouldNotRoundAMeanBaseline() {
        OptionalInt grade = Ctcae.grade(
                CtcaeTerm.CREATININE_INCREASED,
                result("1.000", "-", "1.2", new Baseline(BigDecimal.ONE, 3, false)),
                SymptomReading.ASYMPTOMATIC);

        assertThat(grade).as("1.000 is not above three thirds").hasValue(2);
    }

    @Test
    void shouldTakeABaselineOfZeroForNone() {
        Baseline zero = Baseline.of(BigDecimal.ZERO, true);

        assertThat(Ctcae.grade(CtcaeTerm.ALT_INCREASED, result("36", "-", "35", zero), SymptomReading.ASYMPTOMATIC))
                .hasValue(1);
    }

    @Test
    void shouldHaveTermsOnlyForTestsThatCtcaeGrades() {
        assertThat(Arrays.stream(Analyte.values())
                        .filter(analyte -> !CtcaeTerm.of(analyte).isEmpty()))
                .hasSize(30)
                .doesNotContain(
                        Analyte.LACTATE,
                        Analyte.CRP,
                        Analyte.PT,
                        Analyte.HBA1C,
                        Analyte.HDL,
                        Analyte.LDL,
                        Analyte.CHLORIDE,
                        Analyte.HEMATOCRIT,
                        Analyte.BUN,
                        Analyte.PHOSPHATE);
    }

    private static CtcaeGrade worst(Analyte analyte, String value, String lower, String upper) {
        return Ctcae.worst(analyte, result(value, lower, upper, null), SymptomReading.ASYMPTOMATIC)
                .orElseThrow();
    }

    private static LabValue result(String value, String lower, String upper, @Nullable Baseline baseline) {
        return new LabValue(new BigDecimal(value), limit(lower), limit(upper), baseline);
    }

    private static @Nullable BigDecimal limit(String text) {
        return text.equals("-") ? null : new BigDecimal(text);
    }

    private static String valueOf(String vector) {
        return vector.substring(0, vector.indexOf(':'));
    }

    private static OptionalInt gradeOf(String vector) {
        return OptionalInt.of(Integer.parseInt(vector.substring(vector.indexOf(':') + 1)));
    }
}
