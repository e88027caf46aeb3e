package io.clinstream.clinical.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.QualityFlag;
import io.clinstream.clinical.Sex;
import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClinicalLimitsTest {

    static Stream<MeasurementCode> everyMeasurement() {
        return Stream.concat(Stream.of(Signal.values()), Stream.of(Analyte.values()));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "heart_rate, 0, impossible",
        "heart_rate, 0.01, suspect",
        "heart_rate, 29, suspect",
        "heart_rate, 30, ok",
        "heart_rate, 220, ok",
        "heart_rate, 221, suspect",
        "heart_rate, 299.99, suspect",
        "heart_rate, 300, impossible",
        "bp_systolic, 39, suspect",
        "bp_systolic, 300, ok",
        "bp_systolic, 399, suspect",
        "bp_systolic, 400, impossible",
        "bp_diastolic, 19, suspect",
        "bp_diastolic, 200, ok",
        "bp_diastolic, 300, impossible",
        "map, 13, suspect",
        "map, 14, ok",
        "map, 251, suspect",
        "map, 300, impossible",
        "temperature, 25.99, impossible",
        "temperature, 26, suspect",
        "temperature, 32, ok",
        "temperature, 42.01, suspect",
        "temperature, 45, suspect",
        "temperature, 45.01, impossible",
        "spo2, 0, impossible",
        "spo2, 49, suspect",
        "spo2, 50, ok",
        "spo2, 100, ok",
        "spo2, 100.01, impossible",
        "respiratory_rate, 3, suspect",
        "respiratory_rate, 4, ok",
        "respiratory_rate, 69.99, ok",
        "respiratory_rate, 70, suspect",
        "respiratory_rate, 120, suspect",
        "respiratory_rate, 120.01, impossible",
        "weight, 0.99, impossible",
        "weight, 22.6, suspect",
        "weight, 22.7, ok",
        "weight, 500, suspect",
        "height, 9, impossible",
        "height, 119, suspect",
        "height, 275, suspect",
        "height, 276, impossible",
        "fio2, 20.9, impossible",
        "fio2, 21, ok",
        "fio2, 100.1, impossible",
        "o2_flow, 0, ok",
        "o2_flow, 15.1, suspect",
        "o2_flow, 81, impossible",
        "alt, 0, impossible",
        "alt, 1, suspect",
        "alt, 10001, suspect",
        "alt, 11001, impossible",
        "albumin, 6.1, suspect",
        "albumin, 10.1, impossible",
        "potassium, 1.4, suspect",
        "potassium, 10.1, suspect",
        "potassium, 15.1, impossible",
        "sodium, 49, impossible",
        "sodium, 109, suspect",
        "sodium, 165, ok",
        "sodium, 225, suspect",
        "bilirubin_direct, 0, ok",
        "wbc, 0, ok",
        "platelets, 4, suspect",
        "platelets, 2201, impossible",
        "aptt, 149.99, ok",
        "aptt, 150, suspect",
        "calcium, 3.9, suspect",
        "calcium, 20.1, impossible",
        "lactate, 0, impossible",
        "lactate, 30.1, suspect",
        "ph, 6.29, impossible",
        "ph, 8.1, suspect",
        "troponin_i, 0, ok",
        "crp, 501, suspect",
        "glucose, 32, suspect",
        "glucose, 2201, impossible"
    })
    void shouldJudgeAtTheEdges(String code, BigDecimal value, String expected) {
        Verdict verdict = ClinicalLimits.judge(MeasurementCode.ofCode(code).orElseThrow(), value);

        assertThat(describe(verdict)).isEqualTo(expected);
    }

    @Test
    void shouldNameTheRuleButNotTheValue() {
        Verdict verdict = ClinicalLimits.judge(Signal.HEART_RATE, new BigDecimal("777"));

        assertThat(verdict).isEqualTo(new Verdict.Impossible("heart_rate must be in (0, 300) /min"));
    }

    @ParameterizedTest
    @MethodSource("everyMeasurement")
    void shouldKeepUsualAndNormalInsidePossible(MeasurementCode measurement) {
        Limits limits = ClinicalLimits.of(measurement);

        assertThat(limits.source()).isNotBlank();
        Stream.of(limits.usual().lower(), limits.usual().upper())
                .filter(end -> end != null)
                .forEach(end -> assertThat(limits.possible().contains(end)).isTrue());
        for (Sex sex : Sex.values()) {
            NormalRange.of(measurement, sex)
                    .map(Interval::upper)
                    .ifPresent(
                            upper -> assertThat(limits.usual().contains(upper)).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120,80,ok",
        "120,120,impossible",
        "80,120,impossible",
        "89,80,suspect",
        "90,80,ok",
        "231,80,suspect",
        "230,80,ok"
    })
    void shouldJudgeAPressurePair(BigDecimal systolic, BigDecimal diastolic, String expected) {
        assertThat(describe(PressurePair.judge(systolic, diastolic))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"93,ok", "80,ok", "120,ok", "79,suspect", "121,suspect"})
    void shouldJudgeAMeanAgainstItsPair(BigDecimal mean, String expected) {
        Verdict verdict = PressurePair.judgeMean(mean, new BigDecimal("120"), new BigDecimal("80"));

        assertThat(describe(verdict)).isEqualTo(expected);
    }

    @Test
    void shouldGiveNormalRangesBySexWhereTheyDiffer() {
        assertThat(NormalRange.of(Analyte.HEMOGLOBIN, Sex.FEMALE)).contains(Interval.parse("[11.5, 15.8]"));
        assertThat(NormalRange.of(Analyte.HEMOGLOBIN, Sex.MALE)).contains(Interval.parse("[12.5, 17.0]"));
        assertThat(NormalRange.of(Analyte.TROPONIN_I, Sex.MALE)).isEmpty();
    }

    @Test
    void shouldRefuseAnIntervalThatIsNone() {
        assertThatThrownBy(() -> Interval.parse("26..45")).hasMessageContaining("26..45");
    }

    private static String describe(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return accepted.flags().contains(QualityFlag.SUSPECT) ? "suspect" : "ok";
        }
        return "impossible";
    }
}
