package io.clinstream.clinical.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.exact.Rational;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SofaTest {

    @ParameterizedTest(name = "computed with the cut-points of MIMIC: {0}, ventilated {1} -> {3}")
    @CsvSource({
        "- 250 0.8 93.3 15 0.9, false, 1, - 0 0 0 0 0, 0",
        "- 149 1.2 69.9 14 1.2, false, 1, - 1 1 1 1 1, 5",
        "- 99 2.0 70.0 12 2.0, false, 1, - 2 2 0 2 2, 8",
        "180 49 6.0 60 9 3.5, true, 0, 3 3 3 1 3 3, 16",
        "180 19 12.0 55 5 5.0, false, 0, 2 4 4 1 4 4, 19",
        "- - 1.9 - - 1.1, false, 4, - - 1 - - 0, 1"
    })
    void shouldScoreTheVectorsOfTheReference(String inputs, boolean ventilated, int missing, String items, int total) {
        Map<Sofa.Item, Integer> points = new EnumMap<>(Sofa.Item.class);
        Iterator<String> values = Arrays.asList(inputs.split(" ", -1)).iterator();
        for (Sofa.Item item : Sofa.Item.values()) {
            String value = values.next();
            if (!value.equals("-")) {
                points.put(item, points(item, Rational.of(value), ventilated));
            }
        }

        PartialScore<Sofa.Item> score = Sofa.sum(points).orElseThrow();

        assertThat(Arrays.stream(Sofa.Item.values())
                        .map(item -> written(score, item))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(items);
        assertThat(score.total()).isEqualTo(total);
        assertThat(score.missing()).hasSize(missing);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "RESPIRATION, 400, 0",
        "RESPIRATION, 399.9, 1",
        "RESPIRATION, 300, 1",
        "RESPIRATION, 299.9, 2",
        "RESPIRATION, 200, 2",
        "RESPIRATION, 199.9, 3",
        "RESPIRATION, 99.9, 4",
        "COAGULATION, 150, 0",
        "COAGULATION, 20, 3",
        "LIVER, 1.199, 0",
        "LIVER, 11.999, 3",
        "RENAL, 3.499, 2",
        "RENAL, 4.999, 3",
        "NERVOUS_SYSTEM, 13, 1",
        "NERVOUS_SYSTEM, 10, 2",
        "NERVOUS_SYSTEM, 6, 3"
    })
    void shouldKeepTheEdges(Sofa.Item item, String value, int points) {
        assertThat(points(item, Rational.of(value), true)).isEqualTo(points);
    }

    @Test
    void shouldGiveNoScoreWithoutAnyItem() {
        assertThat(Sofa.sum(Map.of())).isEmpty();
    }

    private static String written(PartialScore<Sofa.Item> score, Sofa.Item item) {
        Integer points = score.points().get(item);
        return points == null ? "-" : points.toString();
    }

    private static int points(Sofa.Item item, Rational value, boolean ventilated) {
        return switch (item) {
            case RESPIRATION -> Sofa.respiration(value, ventilated);
            case COAGULATION -> Sofa.coagulation(value);
            case LIVER -> Sofa.liver(value);
            case CARDIOVASCULAR -> Sofa.cardiovascular(value);
            case NERVOUS_SYSTEM -> Sofa.nervousSystem(value);
            case RENAL -> Sofa.renal(value);
        };
    }
}
