package io.clinstream.engine.vector;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.history.PatientHistory;
import org.junit.jupiter.api.Test;

class DerivedFeaturesTest {

    private static final double MINUTE = 1.0 / 60;

    private final PatientHistory history = new PatientHistory();

    @Test
    void shouldComputePressuresOfOneReading() {
        history.apply(at(1).reads(Signal.BP_SYSTOLIC, 121, Signal.BP_DIASTOLIC, 51), hour(1));

        assertThat(value(1, "map_last")).isEqualTo(74.333);
        assertThat(value(1, "pulse_pressure_last")).isEqualTo(70.0);
    }

    @Test
    void shouldNotMixPressuresOfDifferentReadings() {
        history.apply(at(1).reads(Signal.BP_SYSTOLIC, 120), hour(1));
        history.apply(at(1).from("nurse").reads(Signal.BP_DIASTOLIC, 80), hour(1));
        history.apply(at(1).position("STANDING").reads(Signal.BP_DIASTOLIC, 70), hour(1));

        assertThat(value(1, "map_last")).isNull();
    }

    @Test
    void shouldFallBackToTheNewestReadingThatIsComplete() {
        history.apply(at(1).reads(Signal.BP_SYSTOLIC, 90, Signal.BP_DIASTOLIC, 60), hour(1));
        history.apply(at(2).reads(Signal.BP_SYSTOLIC, 120), hour(2));

        assertThat(value(2, "map_last")).isEqualTo(70.0);
        assertThat(value(25, "map_last")).isNull();
    }

    @Test
    void shouldPairTheNearestHeartRateWithinFiveMinutes() {
        history.apply(at(1).reads(Signal.BP_SYSTOLIC, 100), hour(1));
        history.apply(at(1 + 6 * MINUTE).reads(Signal.HEART_RATE, 90), hour(1.1));
        assertThat(value(2, "shock_index_last")).isNull();

        history.apply(at(1 - 5 * MINUTE).reads(Signal.HEART_RATE, 80), hour(1.2));
        assertThat(value(2, "shock_index_last")).isEqualTo(0.8);

        history.apply(at(1 + 5 * MINUTE).reads(Signal.HEART_RATE, 70), hour(1.2));
        assertThat(value(2, "shock_index_last"))
                .as("the earlier of two equally near")
                .isEqualTo(0.8);

        history.apply(at(1 + 4 * MINUTE).reads(Signal.HEART_RATE, 120), hour(1.2));
        assertThat(value(2, "shock_index_last")).isEqualTo(1.2);
        assertThat(value(1, "shock_index_last")).as("not happened yet").isEqualTo(0.8);
    }

    @Test
    void shouldPreferTheHeartRateOfTheSameReading() {
        history.apply(at(1).from("nurse").reads(Signal.BP_SYSTOLIC, 100, Signal.HEART_RATE, 150), hour(1));
        history.apply(at(1).reads(Signal.HEART_RATE, 60), hour(1));

        assertThat(value(1, "shock_index_last")).isEqualTo(1.5);
    }

    @Test
    void shouldPairDayPrecisionOnlyWithinOneReading() {
        history.apply(at(0).to(TimePrecision.DAY).position("SUPINE").reads(Signal.BP_SYSTOLIC, 100), hour(1));
        history.apply(at(0).to(TimePrecision.DAY).position("STANDING").reads(Signal.HEART_RATE, 90), hour(1));
        assertThat(value(1, "shock_index_last")).isNull();

        history.apply(at(0).to(TimePrecision.DAY).position("SUPINE").reads(Signal.HEART_RATE, 70), hour(1));
        assertThat(value(1, "shock_index_last")).isEqualTo(0.7);
    }

    private Double value(double hours, String name) {
        return history.features(hour(hours)).value(name);
    }
}
