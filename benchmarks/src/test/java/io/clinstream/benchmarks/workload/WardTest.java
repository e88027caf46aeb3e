package io.clinstream.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WardTest {

    private static final int DAY = 24 * 60;

    @Test
    void shouldGiveTheSameReadingsForTheSameSeed() {
        assertThat(readings(new Ward(7, 5, Duration.ofMinutes(1)), 2_000))
                .isEqualTo(readings(new Ward(7, 5, Duration.ofMinutes(1)), 2_000))
                .isNotEqualTo(readings(new Ward(8, 5, Duration.ofMinutes(1)), 2_000));
    }

    @Test
    void shouldArriveInOrderWithTwoOfAHundredLate() {
        List<Reading> day = readings(new Ward(7, 10, Duration.ofMinutes(1)), 10 * DAY);

        assertThat(day).isSortedAccordingTo(java.util.Comparator.comparingLong(Reading::arrivesAt));
        long late = day.stream()
                .filter(reading -> reading.arrivesAt() - reading.eventTime() >= 1_000)
                .count();
        assertThat(late / (double) day.size()).isBetween(0.015, 0.025);
        assertThat(day)
                .allMatch(
                        reading -> reading.arrivesAt() - reading.eventTime() <= Ward.LONGEST_DELAY.toMillis() + 2_000);
    }

    @Test
    void shouldMeasureEveryPatientOncePerInterval() {
        List<Reading> day = readings(new Ward(7, 4, Duration.ofMinutes(5)), 4 * 1_000);

        assertThat(day.stream().map(Reading::eventId)).doesNotHaveDuplicates();
        assertThat(day.stream()
                        .filter(reading -> reading.patientId().equals("PT00002"))
                        .map(Reading::eventTime)
                        .sorted()
                        .limit(900)
                        .toList())
                .satisfies(times -> {
                    for (int index = 1; index < times.size(); index++) {
                        assertThat(times.get(index) - times.get(index - 1)).isEqualTo(300_000L);
                    }
                });
    }

    @Test
    void shouldRefuseAWardWithoutPatients() {
        assertThatThrownBy(() -> new Ward(7, 0, Duration.ofMinutes(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Reading> readings(Ward ward, int number) {
        return Stream.generate(ward::next).limit(number).toList();
    }
}
