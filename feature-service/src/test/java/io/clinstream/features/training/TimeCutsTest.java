package io.clinstream.features.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.features.training.TimeCuts.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCutsTest {

    @Test
    void shouldKeepTheRatioWhereRowsComeEvenly() {
        // Given
        List<Stretch> stretches = IntStream.range(0, 900)
                .mapToObj(hour -> new Stretch(hour, 70, 15, 15))
                .toList();

        // When
        TimeCuts cuts = TimeCuts.between(stretches, 900);

        // Then
        assertThat(cuts).isEqualTo(new TimeCuts(300, 600));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNotBeBeatenByAnyOtherPairOfCuts(long seed) {
        // Given
        Random random = new Random(seed);
        List<Stretch> stretches = new ArrayList<>();
        for (int hour = 0; hour < 60; hour++) {
            stretches.add(new Stretch(hour, random.nextInt(80), random.nextInt(20), random.nextInt(20)));
        }

        // When
        TimeCuts cuts = TimeCuts.between(stretches, 60);

        // Then
        double best = balance(stretches, cuts);
        for (int first = 0; first <= 60; first++) {
            for (int second = first; second <= 60; second++) {
                assertThat(balance(stretches, new TimeCuts(first, second))).isLessThanOrEqualTo(best);
            }
        }
        assertThat(best).isPositive();
    }

    @Test
    void shouldGiveEverythingToTheOnePartThereIs() {
        assertThat(TimeCuts.between(List.of(new Stretch(0, 7, 0, 0), new Stretch(10, 5, 0, 0)), 20))
                .isEqualTo(new TimeCuts(20, 20));
    }

    @Test
    void shouldHoldEveryInstantInOnePartOnly() {
        TimeCuts cuts = new TimeCuts(10, 20);
        for (long instant = 0; instant < 30; instant++) {
            int holding = 0;
            for (Split split : Split.values()) {
                holding += cuts.holds(split, instant) ? 1 : 0;
            }
            assertThat(holding).isOne();
        }
        assertThat(cuts.holds(Split.VALIDATION, 10)).isTrue();
        assertThat(cuts.holds(Split.TEST, 20)).isTrue();
    }

    @Test
    void shouldTakeARoundWidthThatCoversTheSpanInFewEnoughStretches() {
        assertThat(TimeCuts.width(0)).isOne();
        assertThat(TimeCuts.width(Duration.ofDays(1).toMillis()))
                .isEqualTo(Duration.ofMinutes(1).toMillis());
        for (long span = 1; span < Duration.ofDays(36_500).toMillis(); span *= 3) {
            assertThat(span / TimeCuts.width(span)).isLessThan(TimeCuts.MAX_STRETCHES - 1);
        }
    }

    @Test
    void shouldRefuseToCutNothing() {
        assertThatThrownBy(() -> TimeCuts.between(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double balance(List<Stretch> stretches, TimeCuts cuts) {
        double train = 0;
        double validation = 0;
        double test = 0;
        for (Stretch stretch : stretches) {
            train += cuts.holds(Split.TRAIN, stretch.start()) ? stretch.train() : 0;
            validation += cuts.holds(Split.VALIDATION, stretch.start()) ? stretch.validation() : 0;
            test += cuts.holds(Split.TEST, stretch.start()) ? stretch.test() : 0;
        }
        return Math.min(train / 70, Math.min(validation / 15, test / 15));
    }
}
