package io.clinstream.producer.source.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayRiskTest {

    private static final Hazard HAZARD = new Hazard(-7);

    @ParameterizedTest
    @CsvSource({"40, -1.5", "65, 0", "65, 1.7", "89, 3"})
    void shouldBeTheShareOfSimulatedDaysWithAnEvent(int age, double severity) {
        SeverityProcess process = SeverityProcess.atAge(age);
        Random random = new Random(11);
        int days = 40_000;
        int withEvent = 0;
        for (int day = 0; day < days; day++) {
            double now = severity;
            boolean event = false;
            for (int hour = 0; hour < 24 && !event; hour++) {
                event = random.nextDouble() < HAZARD.withinHour(now);
                now = process.next(now, event, random);
            }
            withEvent += event ? 1 : 0;
        }

        double risk = DayRisk.of(process, HAZARD).at(severity);

        double error = Math.sqrt(risk * (1 - risk) / days);
        assertThat(withEvent / (double) days).isCloseTo(risk, within(4 * error));
    }

    @Test
    void shouldRiseWithSeverityAndStayAProbability() {
        DayRisk risk = DayRisk.of(SeverityProcess.atAge(70), HAZARD);

        double below = 0;
        for (double severity = -12; severity <= 12; severity += 0.07) {
            assertThat(risk.at(severity)).isBetween(below, 1.0);
            below = risk.at(severity);
        }
        assertThat(below).isGreaterThan(0.9);
    }

    @Test
    void shouldBeAtLeastTheProbabilityOfTheFirstHour() {
        assertThat(DayRisk.of(SeverityProcess.atAge(70), HAZARD).at(1)).isGreaterThan(HAZARD.withinHour(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.03, 0.05, 0.3, 0.5})
    void shouldFindTheHazardOfAPrevalence(double prevalence) {
        Hazard hazard = Hazard.ofPrevalence(prevalence);

        double mean = 0;
        for (int age : new int[] {45, 55, 65, 75, 85}) {
            mean += DayRisk.of(SeverityProcess.atAge(age), hazard).inTheLongRun(hazard) / 5;
        }
        assertThat(mean).isCloseTo(prevalence, within(prevalence * 1e-3));
    }

    @Test
    void shouldPlaceEventsWithinTheirHour() {
        assertThat(HAZARD.minute(0, 0)).isEqualTo(1);
        assertThat(HAZARD.minute(0, 0.999_999)).isEqualTo(60);
        assertThat(HAZARD.minute(0, 0.5)).isBetween(29, 31);
        // Where the rate is high, most come early.
        assertThat(HAZARD.minute(6, 0.5)).isLessThan(25);
    }
}
