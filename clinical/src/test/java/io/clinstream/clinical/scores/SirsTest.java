package io.clinstream.clinical.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SirsTest {

    @ParameterizedTest(name = "computed: {0} Cel, pulse {1}, respiration {2}, PaCO2 {3}, WBC {4}, bands {5} -> {6}")
    @CsvSource({
        "37, 80, 16, , 8, , 0",
        "38.0, 90, 20, 32, 12.0, 10, 0",
        "38.1, 91, 21, , 12.1, , 4",
        "35.9, 95, 18, 31, 3.9, , 4",
        "37.2, 88, 18, 40, 9, 11, 1",
        "39.0, 110, 24, 28, 18, 15, 4"
    })
    void shouldScoreTheVectorsOfTheReference(
            BigDecimal temperature,
            BigDecimal pulse,
            BigDecimal respiration,
            @Nullable BigDecimal carbonDioxide,
            BigDecimal leukocytes,
            @Nullable BigDecimal bands,
            int total) {
        Map<MeasurementCode, BigDecimal> values = new HashMap<>();
        values.put(Signal.TEMPERATURE, temperature);
        values.put(Signal.HEART_RATE, pulse);
        values.put(Signal.RESPIRATORY_RATE, respiration);
        values.put(Analyte.WBC, leukocytes);
        if (carbonDioxide != null) {
            values.put(Analyte.PACO2, carbonDioxide);
        }

        PartialScore<Sirs.Item> score = Sirs.score(values, bands).orElseThrow();

        assertThat(score.total()).isEqualTo(total);
        assertThat(score.isComplete()).isTrue();
    }

    @Test
    void shouldRoundVitalSignsButNotLaboratoryValues() {
        assertThat(total(Map.of(Signal.TEMPERATURE, new BigDecimal("38.04")))).isZero();
        assertThat(total(Map.of(Signal.TEMPERATURE, new BigDecimal("35.96")))).isZero();
        assertThat(total(Map.of(Signal.HEART_RATE, new BigDecimal("90.5")))).isZero();
        assertThat(total(Map.of(Analyte.WBC, new BigDecimal("12.001")))).isEqualTo(1);
        assertThat(total(Map.of(Analyte.WBC, new BigDecimal("4.000")))).isZero();
        assertThat(total(Map.of(Analyte.PACO2, new BigDecimal("31.9")))).isEqualTo(1);
    }

    @Test
    void shouldNameWhatIsMissing() {
        PartialScore<Sirs.Item> score =
                Sirs.score(Map.of(Analyte.PACO2, BigDecimal.valueOf(40)), null).orElseThrow();

        assertThat(score.total()).isZero();
        assertThat(score.missing()).containsExactly(Sirs.Item.TEMPERATURE, Sirs.Item.HEART_RATE, Sirs.Item.LEUKOCYTES);
        assertThat(Sirs.score(Map.of(Signal.SPO2, BigDecimal.TEN), null)).isEmpty();
    }

    private static int total(Map<MeasurementCode, BigDecimal> values) {
        return Sirs.score(values, null).orElseThrow().total();
    }
}
