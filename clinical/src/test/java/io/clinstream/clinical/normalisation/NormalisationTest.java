package io.clinstream.clinical.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.QualityFlag;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {

    @ParameterizedTest(name = "{0} {1} {2} -> {3} {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "temperature, 93.7, F, 34.28, ''",
                "temperature, 98.6, -, 37.00, UNIT_INFERRED",
                "temperature, 36.6, -, 36.60, UNIT_INFERRED",
                "temperature, 49.9, -, IMPOSSIBLE_VALUE, ''",
                "temperature, 50, -, AMBIGUOUS_UNIT, ''",
                "temperature, 70, -, AMBIGUOUS_UNIT, ''",
                "temperature, 10, -, AMBIGUOUS_UNIT, ''",
                "temperature, 98.6, C, 37.00, UNIT_INFERRED",
                "temperature, 37, F, 37.00, UNIT_INFERRED",
                "temperature, 31, C, 31.00, SUSPECT",
                "temperature, 88, F, 31.11, SUSPECT",
                "temperature, 88, ' ', 31.11, SUSPECT UNIT_INFERRED",
                "spo2, 0.97, -, 97.00, UNIT_INFERRED",
                "spo2, 97, -, 97.00, UNIT_INFERRED",
                "spo2, 97, %, 97.00, ''",
                "spo2, 101, %, IMPOSSIBLE_VALUE, ''",
                "fio2, 0.4, %, 40.0, UNIT_INFERRED",
                "fio2, 0.4, fraction, 40.0, ''",
                "fio2, 40, %, 40.0, ''",
                "fio2, 4, %, IMPOSSIBLE_VALUE, ''",
                "fio2, 4, -, IMPOSSIBLE_VALUE, ''",
                "fio2, 20, %, IMPOSSIBLE_VALUE, ''",
                "fio2, 0.2, %, IMPOSSIBLE_VALUE, ''",
                "heart_rate, 72, -, 72.00, UNIT_INFERRED",
                "heart_rate, 72, mmHg, UNKNOWN_UNIT, ''",
                "bp_systolic, 120, -, AMBIGUOUS_UNIT, ''",
                "weight, 80, -, AMBIGUOUS_UNIT, ''",
                "pain_score, 3, -, 3, ''",
                "pain_score, 3.5, {score}, IMPOSSIBLE_VALUE, ''",
                "pain_score, 11, {score}, IMPOSSIBLE_VALUE, ''",
                "gcs_total, 2, {score}, IMPOSSIBLE_VALUE, ''",
                "consciousness, 4, -, 4, ''",
                "consciousness, 5, -, IMPOSSIBLE_VALUE, ''",
                "supplemental_o2, 1, -, 1, ''",
                "albumin, 42, g/dL, AMBIGUOUS_UNIT, ''",
                "albumin, 42, g/L, 4.20, ''",
                "albumin, 61, g/dL, IMPOSSIBLE_VALUE, ''",
                "potassium, 4.1, mEq/L, 4.10, ''",
                "potassium, 4.1, -, 4.10, UNIT_INFERRED",
                "ph, 7.4, -, 7.400, ''",
                "ph, 735, -, IMPOSSIBLE_VALUE, ''",
                "creatinine, 85, umol/L, 0.962, ''"
            })
    void shouldNormaliseOrRefuse(String code, double value, String unit, String expected, String flags) {
        MeasurementCode measurement = MeasurementCode.ofCode(code).orElseThrow();

        Normalised outcome = Normalisation.normalise(measurement, value, unit);

        if (outcome instanceof Normalised.Accepted accepted) {
            assertThat(accepted.value()).hasToString(expected);
            assertThat(accepted.unit()).isEqualTo(measurement.unit());
            assertThat(names(accepted.flags())).isEqualTo(flags);
        } else {
            assertThat(((Normalised.Refused) outcome).reason()).hasToString(expected);
            assertThat(flags).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNoNumber(double value) {
        Normalised outcome = Normalisation.normalise(Signal.HEART_RATE, value, "/min");

        assertThat(outcome)
                .isEqualTo(new Normalised.Refused(RejectionReason.NOT_A_NUMBER, "heart_rate must be a finite number"));
    }

    /** In binary, a sum such as 0.1 + 0.2 has a tail; the shortest text and one rounding remove it. */
    @Test
    void shouldTakeTheShortestTextOfABinaryNumberAndRoundItOnce() {
        Normalised outcome = Normalisation.normalise(Analyte.BILIRUBIN_TOTAL, 0.1 + 0.2, "mg/dL");

        assertThat(((Normalised.Accepted) outcome).value()).isEqualTo(new ScaledValue(300, 3));
    }

    @Test
    void shouldNeverThrowAndNeverRepeatAValueInARule() {
        Random random = new Random(42);
        double[] extremes = {0, -0.0, 1e308, -1e308, Double.MIN_VALUE, 1e18, -1};
        Stream.concat(Stream.of(Signal.values()), Stream.of(Analyte.values())).forEach(measurement -> {
            for (String unit : new String[] {"", measurement.unit(), "furlong", "1", "mmol/L", "g/L"}) {
                for (double extreme : extremes) {
                    assertThat(Normalisation.normalise(measurement, extreme, unit))
                            .isNotNull();
                }
                double odd = 100_000_000 + random.nextInt(1_000_000) + 0.123;
                Normalised outcome = Normalisation.normalise(measurement, odd, unit);
                assertThat(outcome).isInstanceOf(Normalised.Refused.class);
                assertThat(((Normalised.Refused) outcome).rule()).doesNotContain(Double.toString(odd));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void shouldExplainEveryReasonInOneSentence(RejectionReason reason) {
        assertThat(reason.explanation()).endsWith(".").hasSizeLessThan(120);
    }

    private static String names(Set<QualityFlag> flags) {
        return flags.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }
}
