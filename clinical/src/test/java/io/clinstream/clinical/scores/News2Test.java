package io.clinstream.clinical.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Consciousness;
import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class News2Test {

    /** Vectors N1 to N16 of the clinical reference; published ones name their origin there. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "N1_news2live, 18, 98, ONE, 0, 120, 75, A, 36.5, 0 0 0 0 0 0 0, 0, false, LOW",
        "N2_news2live, 25, 90, ONE, 1, 120, 135, C, 36.5, 3 3 2 0 3 3 0, 14, true, HIGH",
        "N3_news2live, 22, 94, ONE, 0, 120, 95, A, 38.5, 2 1 0 0 1 0 1, 5, false, MEDIUM",
        "N4_published_inputs, 18, 98, ONE, 0, 85, 75, A, 36.5, 0 0 0 3 0 0 0, 3, true, LOW_MEDIUM",
        "N5_published_total_is_wrong, 24, 89, TWO, 1, 110, 92, A, 36.8, 2 0 2 1 1 0 0, 6, false, MEDIUM",
        "N6_scale_contrast, 24, 89, ONE, 1, 110, 92, A, 36.8, 2 3 2 1 1 0 0, 9, true, HIGH",
        "N7_fhir_example_is_wrong, 21, 93, ONE, 0, 120, 95, A, 37.5, 2 2 0 0 1 0 0, 5, false, MEDIUM",
        "N8_computed, 18, 97, TWO, 1, 130, 80, A, 37.0, 0 3 2 0 0 0 0, 5, true, MEDIUM",
        "N9_computed, 18, 97, TWO, 0, 130, 80, A, 37.0, 0 0 0 0 0 0 0, 0, false, LOW",
        "N10_published_inputs, 28, 92, ONE, 1, 95, 120, V, 38.5, 3 2 2 2 2 3 1, 15, true, HIGH",
        "N11_published_maximum, 26, 90, ONE, 1, 85, 135, V, 34.8, 3 3 2 3 3 3 3, 20, true, HIGH",
        "N12_upper_edges, 8, 83, TWO, 1, 220, 131, U, 39.1, 3 3 2 3 3 3 2, 19, true, HIGH",
        "N13_last_zeros, 20, 96, ONE, 0, 111, 90, A, 38.0, 0 0 0 0 0 0 0, 0, false, LOW",
        "N14_first_non_zeros, 21, 95, ONE, 0, 110, 91, A, 38.1, 2 1 0 1 1 0 1, 6, false, MEDIUM",
        "N15_computed, 11, 87, TWO, 0, 100, 50, A, 36.0, 1 1 0 2 1 0 1, 6, false, MEDIUM",
        "N16_confusion_alone, 20, 96, ONE, 0, 219, 90, C, 36.1, 0 0 0 0 0 3 0, 3, true, LOW_MEDIUM"
    })
    void shouldScoreThePublishedVectors(
            String name,
            String respiration,
            String saturation,
            SpO2Scale scale,
            String oxygen,
            String systolic,
            String pulse,
            String consciousness,
            String temperature,
            String parts,
            int total,
            boolean anySingleThree,
            News2Risk risk) {
        Map<Signal, BigDecimal> values = new EnumMap<>(Signal.class);
        values.put(Signal.RESPIRATORY_RATE, new BigDecimal(respiration));
        values.put(Signal.SPO2, new BigDecimal(saturation));
        values.put(Signal.SUPPLEMENTAL_O2, new BigDecimal(oxygen));
        values.put(Signal.BP_SYSTOLIC, new BigDecimal(systolic));
        values.put(Signal.HEART_RATE, new BigDecimal(pulse));
        int level = Consciousness.ofLetter(consciousness).orElseThrow().number();
        values.put(Signal.CONSCIOUSNESS, BigDecimal.valueOf(level));
        values.put(Signal.TEMPERATURE, new BigDecimal(temperature));

        assertThat(News2.tally(values, scale)).isEqualTo(new News2.Tally(total, anySingleThree, 0));
        News2Score score = News2.score(values, scale).orElseThrow();

        assertThat(List.copyOf(score.parts().values()))
                .as(name)
                .isEqualTo(Arrays.stream(parts.split(" ", -1))
                        .map(Integer::valueOf)
                        .toList());
        assertThat(score.total()).isEqualTo(total);
        assertThat(score.anySingleThree()).isEqualTo(anySingleThree);
        assertThat(score.risk()).isEqualTo(risk);
        assertThat(score.isComplete()).isTrue();
        assertThat(score.assumptions()).isEmpty();
        assertThat(score.highest()).isEqualTo(total);
        assertThat(score.lowest()).isEqualTo(total);
    }

    @Test
    void shouldStateAssumptionsAndRangeWhenObservationsAreMissing() {
        Map<Signal, BigDecimal> values = measuredVitals();

        News2Score score = News2.score(values, SpO2Scale.ONE).orElseThrow();

        assertThat(score.total()).isEqualTo(5);
        assertThat(score.lowest()).isEqualTo(5);
        assertThat(score.highest()).isEqualTo(10);
        assertThat(score.missing()).containsExactly(News2Parameter.OXYGEN, News2Parameter.CONSCIOUSNESS);
        assertThat(score.assumptions()).containsExactly(News2Assumption.ROOM_AIR, News2Assumption.ALERT);
        assertThat(score.isSufficient()).isTrue();
        assertThat(score.isComplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"21, 5, 8, ROOM_AIR_BY_FIO2", "21.1, 7, 10, OXYGEN_BY_FIO2", "40, 7, 10, OXYGEN_BY_FIO2"})
    void shouldReadOxygenFromItsConcentration(String inspired, int total, int highest, News2Assumption assumption) {
        Map<Signal, BigDecimal> values = measuredVitals();
        values.put(Signal.FIO2, new BigDecimal(inspired));

        News2Score score = News2.score(values, SpO2Scale.ONE).orElseThrow();

        assertThat(score.total()).isEqualTo(total);
        assertThat(score.highest()).isEqualTo(highest);
        assertThat(score.missing()).contains(News2Parameter.OXYGEN);
        assertThat(score.assumptions()).contains(assumption);
    }

    @Test
    void shouldLetRecordedOxygenWinOverItsConcentration() {
        Map<Signal, BigDecimal> values = measuredVitals();
        values.put(Signal.FIO2, new BigDecimal("40"));
        values.put(Signal.SUPPLEMENTAL_O2, BigDecimal.ZERO);

        assertThat(News2.score(values, SpO2Scale.ONE).orElseThrow().total()).isEqualTo(5);
    }

    /** On scale 2 a saturation of 97 scores nothing on air and 3 on oxygen, so open oxygen widens the range by 5. */
    @Test
    void shouldWidenTheRangeByTheSaturationOnScaleTwoWhenOxygenIsOpen() {
        Map<Signal, BigDecimal> values = measuredVitals();
        values.put(Signal.SPO2, new BigDecimal("97"));
        values.put(Signal.CONSCIOUSNESS, BigDecimal.ZERO);

        News2Score score = News2.score(values, SpO2Scale.TWO).orElseThrow();

        assertThat(score.total()).isEqualTo(4);
        assertThat(score.highest()).isEqualTo(9);
    }

    @Test
    void shouldCountAMissingVitalAsZeroAndNameIt() {
        Map<Signal, BigDecimal> values = measuredVitals();
        values.remove(Signal.TEMPERATURE);
        News2Score four = News2.score(values, SpO2Scale.ONE).orElseThrow();
        values.remove(Signal.SPO2);
        News2Score three = News2.score(values, SpO2Scale.ONE).orElseThrow();

        assertThat(four.total()).isEqualTo(4);
        assertThat(four.highest()).isEqualTo(12);
        assertThat(four.missing()).contains(News2Parameter.TEMPERATURE);
        assertThat(four.isSufficient()).isTrue();
        assertThat(three.measuredVitals()).isEqualTo(3);
        assertThat(three.isSufficient()).isFalse();
    }

    @Test
    void shouldGiveNoScoreWithoutAnyInput() {
        assertThat(News2.score(Map.of(Signal.WEIGHT, BigDecimal.TEN), SpO2Scale.ONE))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "TEMPERATURE, 38.04, 0",
        "TEMPERATURE, 38.05, 0",
        "TEMPERATURE, 38.06, 1",
        "TEMPERATURE, 36.04, 1",
        "TEMPERATURE, 36.06, 0",
        "TEMPERATURE, 35.04, 3",
        "TEMPERATURE, 39.05, 1",
        "TEMPERATURE, 39.06, 2",
        "HEART_RATE, 90.5, 0",
        "HEART_RATE, 90.51, 1",
        "HEART_RATE, 40.5, 3",
        "HEART_RATE, 130.6, 3",
        "SPO2, 95.5, 0",
        "SPO2, 91.5, 2",
        "SPO2, 91.4, 3",
        "RESPIRATORY_RATE, 8.5, 3",
        "RESPIRATORY_RATE, 24.6, 3",
        "BP_SYSTOLIC, 90.4, 3",
        "BP_SYSTOLIC, 90.6, 2",
        "BP_SYSTOLIC, 219.6, 3"
    })
    void shouldRoundToTheChartBeforeScoring(News2Parameter parameter, BigDecimal value, int points) {
        News2Score score =
                News2.score(Map.of(parameter.signal(), value), SpO2Scale.ONE).orElseThrow();

        assertThat(score.parts()).containsEntry(parameter, points);
    }

    private static Map<Signal, BigDecimal> measuredVitals() {
        Map<Signal, BigDecimal> values = new EnumMap<>(Signal.class);
        values.put(Signal.RESPIRATORY_RATE, new BigDecimal("22"));
        values.put(Signal.SPO2, new BigDecimal("94"));
        values.put(Signal.BP_SYSTOLIC, new BigDecimal("120"));
        values.put(Signal.HEART_RATE, new BigDecimal("95"));
        values.put(Signal.TEMPERATURE, new BigDecimal("38.5"));
        return values;
    }
}
