package io.clinstream.training.sepsis;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.training.sepsis.Stay.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StayTest {

    @Test
    void shouldBePositiveInThe24HoursBeforeTheOnset() {
        // Given: labelled from hour 40, onset 46
        Stay stay = stay(60, OptionalLong.of(46));

        // Then: the onset lies in (hour, hour + 24]
        assertThat(positives(stay)).first().isEqualTo(22L);
        assertThat(positives(stay)).last().isEqualTo(45L);
        assertThat(positives(stay)).hasSize(24);
    }

    @Test
    void shouldAskAboutHoursBeforeTheOnsetOnly() {
        // Given
        Stay stay = stay(60, OptionalLong.of(46));

        // When
        List<Long> asked = stay.hours().stream()
                .filter(stay::isBeforeOnset)
                .map(Hour::iculos)
                .toList();

        // Then
        assertThat(asked).hasSize(45).last().isEqualTo(45L);
    }

    @Test
    void shouldBeNegativeThroughoutAStayWithoutOnsetItsEndIncluded() {
        // Given
        Stay stay = stay(30, OptionalLong.empty());

        // Then
        assertThat(positives(stay)).isEmpty();
        assertThat(stay.hours()).allMatch(stay::isBeforeOnset);
    }

    @Test
    void shouldHaveARowOfAPatientLabelledFromTheFirstHourOn() {
        // Given: labelled in hour 1, so the onset is at the latest in hour 7
        Stay stay = stay(9, OptionalLong.of(7));

        // Then
        assertThat(positives(stay)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    private static List<Long> positives(Stay stay) {
        return stay.hours().stream().filter(stay::isOnsetNear).map(Hour::iculos).toList();
    }

    private static Stay stay(int hours, OptionalLong onset) {
        List<Hour> all = new ArrayList<>();
        for (long hour = 1; hour <= hours; hour++) {
            all.add(new Hour(hour, onset.isPresent() && hour >= onset.getAsLong() - 6));
        }
        return new Stay("p100001", all, onset);
    }
}
