package io.clinstream.clinical.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Consciousness;
import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MewsTest {

    @ParameterizedTest(name = "computed with the cut-points of ricu: {0} {1} {2} {3} {4} -> {5}")
    @CsvSource({
        "120, 75, 14, 37.0, A, 0",
        "95, 115, 22, 38.5, V, 8",
        "70, 130, 30, 34.9, U, 14",
        "100, 100, 20, 38.4, A, 2",
        "199, 50, 9, 35.0, P, 7",
        "200, 41, 15, 36.0, A, 4"
    })
    void shouldScoreTheVectorsOfTheReference(
            BigDecimal systolic,
            BigDecimal pulse,
            BigDecimal respiration,
            BigDecimal temperature,
            String consciousness,
            int total) {
        Map<Signal, BigDecimal> values = new EnumMap<>(Signal.class);
        values.put(Signal.BP_SYSTOLIC, systolic);
        values.put(Signal.HEART_RATE, pulse);
        values.put(Signal.RESPIRATORY_RATE, respiration);
        values.put(Signal.TEMPERATURE, temperature);
        values.put(
                Signal.CONSCIOUSNESS,
                BigDecimal.valueOf(
                        Consciousness.ofLetter(consciousness).orElseThrow().number()));

        PartialScore<Signal> score = Mews.score(values).orElseThrow();

        assertThat(score.total()).isEqualTo(total);
        assertThat(score.isComplete()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "BP_SYSTOLIC, 70.5, 3",
        "BP_SYSTOLIC, 70.6, 2",
        "BP_SYSTOLIC, 80, 2",
        "BP_SYSTOLIC, 81, 1",
        "BP_SYSTOLIC, 101, 0",
        "HEART_RATE, 40, 2",
        "HEART_RATE, 51, 0",
        "HEART_RATE, 101, 1",
        "HEART_RATE, 110, 1",
        "HEART_RATE, 111, 2",
        "HEART_RATE, 129, 2",
        "RESPIRATORY_RATE, 10, 0",
        "RESPIRATORY_RATE, 21, 2",
        "RESPIRATORY_RATE, 29, 2",
        "TEMPERATURE, 35.1, 0",
        "TEMPERATURE, 35.05, 2",
        "TEMPERATURE, 38.44, 0",
        "TEMPERATURE, 38.46, 2",
        "CONSCIOUSNESS, 0.5, 0",
        "CONSCIOUSNESS, 1, 1",
        "CONSCIOUSNESS, 1.5, 1",
        "CONSCIOUSNESS, 4, 3"
    })
    void shouldRoundToTheChartAndCountConfusionAsVoice(Signal input, BigDecimal value, int points) {
        assertThat(Mews.score(Map.of(input, value)).orElseThrow().total()).isEqualTo(points);
    }

    @Test
    void shouldNameWhatIsMissing() {
        Map<Signal, BigDecimal> values =
                Map.of(Signal.HEART_RATE, new BigDecimal("115"), Signal.BP_SYSTOLIC, new BigDecimal("95"));

        PartialScore<Signal> score = Mews.score(values).orElseThrow();

        assertThat(score.total()).isEqualTo(3);
        assertThat(score.missing()).containsExactly(Signal.RESPIRATORY_RATE, Signal.TEMPERATURE, Signal.CONSCIOUSNESS);
        assertThat(Mews.score(Map.of(Signal.WEIGHT, BigDecimal.TEN))).isEmpty();
    }
}
