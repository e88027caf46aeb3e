package io.clinstream.clinical.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QSofaTest {

    @ParameterizedTest(name = "computed: respiration {0}, systolic {1}, GCS {2} -> {3} (rule <= 13: {4})")
    @CsvSource({
        "16, 120, 15, 0, 0",
        "22, 100, 15, 2, 2",
        "21, 101, 14, 1, 0",
        "24, 95, 13, 3, 3",
        "22, 101, 15, 1, 1",
        "21, 100, 14, 2, 1",
        "30, 80, 8, 3, 3"
    })
    void shouldScoreTheVectorsOfTheReference(
            BigDecimal respiration, BigDecimal systolic, BigDecimal coma, int below15, int atMost13) {
        Map<Signal, BigDecimal> values =
                Map.of(Signal.RESPIRATORY_RATE, respiration, Signal.BP_SYSTOLIC, systolic, Signal.GCS_TOTAL, coma);

        assertThat(total(values, QSofa.MentationRule.BELOW_15)).isEqualTo(below15);
        assertThat(total(values, QSofa.MentationRule.AT_MOST_13)).isEqualTo(atMost13);
    }

    @Test
    void shouldTakeAcvpuWhereThereIsNoComaScale() {
        assertThat(total(Map.of(Signal.CONSCIOUSNESS, BigDecimal.ONE), QSofa.MentationRule.BELOW_15))
                .isEqualTo(1);
        assertThat(total(Map.of(Signal.CONSCIOUSNESS, new BigDecimal("0.5")), QSofa.MentationRule.BELOW_15))
                .as("half way between alert and confused rounds to alert")
                .isZero();
        assertThat(total(
                        Map.of(Signal.CONSCIOUSNESS, BigDecimal.ONE, Signal.GCS_TOTAL, BigDecimal.valueOf(15)),
                        QSofa.MentationRule.BELOW_15))
                .as("the coma scale decides")
                .isZero();
    }

    @Test
    void shouldRoundBeforeScoringAndNameWhatIsMissing() {
        Map<Signal, BigDecimal> values =
                Map.of(Signal.RESPIRATORY_RATE, new BigDecimal("21.5"), Signal.BP_SYSTOLIC, new BigDecimal("100.5"));

        PartialScore<QSofa.Item> score =
                QSofa.score(values, QSofa.MentationRule.BELOW_15).orElseThrow();

        assertThat(score.total()).isEqualTo(QSofa.POSITIVE);
        assertThat(score.missing()).containsExactly(QSofa.Item.MENTATION);
        assertThat(QSofa.score(Map.of(), QSofa.MentationRule.BELOW_15)).isEmpty();
    }

    private static int total(Map<Signal, BigDecimal> values, QSofa.MentationRule rule) {
        return QSofa.score(values, rule).orElseThrow().total();
    }
}
