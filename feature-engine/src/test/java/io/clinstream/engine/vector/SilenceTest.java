package io.clinstream.engine.vector;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Signal;
import io.clinstream.engine.history.PatientHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a silent patient's vector does by itself. */
class SilenceTest {

    private final PatientHistory history = new PatientHistory();

    @Test
    void shouldEmptyEachWindowExactlyItsLengthAfterTheEvent() {
        history.apply(at(0).reads(Signal.HEART_RATE, 70), hour(0));

        assertThat(history.features(hour(1) - 1).value("heart_rate_mean_1h")).isEqualTo(70.0);
        assertThat(history.features(hour(1)).value("heart_rate_mean_1h")).isNull();
        assertThat(history.features(hour(1)).value("heart_rate_mean_6h")).isEqualTo(70.0);
        assertThat(history.features(hour(6)).value("heart_rate_mean_6h")).isNull();
        assertThat(history.features(hour(24) - 1).value("heart_rate_last")).isEqualTo(70.0);
        assertThat(history.features(hour(24)).value("heart_rate_last")).isNull();
        assertThat(history.features(hour(24)).value("heart_rate_count_24h")).isEqualTo(0.0);
        assertThat(history.features(hour(24)).value("heart_rate_hours_since_last"))
                .isEqualTo(24.0);
    }

    @Test
    void shouldHaveABoundaryPerWindowAndThenNone() {
        history.apply(at(0).reads(Signal.HEART_RATE, 70), hour(0));

        assertThat(boundaries(hour(0))).containsExactly(hour(1), hour(6), hour(24));
    }

    @Test
    void shouldHaveABoundaryForEveryKindOfSource() {
        history.apply(at(0).results(Analyte.LACTATE, 2), hour(1));
        history.apply(at(0).reports("AE1", 2), hour(1));
        history.apply(at(0).reads(Signal.CONSCIOUSNESS, 1), hour(1));

        assertThat(boundaries(hour(1))).containsExactly(hour(6), hour(24), hour(7 * 24), hour(30 * 24));
    }

    @Test
    void shouldReachBackNinetyDaysForTheSizeOfTheBody() {
        history.apply(at(0).reads(Signal.HEIGHT, 170), hour(0));

        assertThat(boundaries(hour(0))).containsExactly(hour(90 * 24));
    }

    @Test
    void shouldLetAPointOfTheNearFutureEnterAtItsTime() {
        history.apply(at(1).reads(Signal.HEART_RATE, 70), hour(0.95));

        assertThat(history.features(hour(0.95)).value("heart_rate_count_24h")).isEqualTo(0.0);
        assertThat(history.features(hour(0.95)).value("heart_rate_hours_since_last"))
                .isNull();
        assertThat(history.nextBoundary(hour(0.95))).hasValue(hour(1));
        assertThat(history.features(hour(1)).value("heart_rate_count_24h")).isEqualTo(1.0);
    }

    @Test
    void shouldTellTheNewestEventTimeOfEachGroup() {
        history.apply(at(1).reads(Signal.WEIGHT, 70), hour(1));
        history.apply(at(3).reads(Signal.HEART_RATE, 70), hour(3));
        history.apply(at(2).results(Analyte.LACTATE, 2), hour(3));

        FeatureVector vector = history.features(hour(2.5));

        assertThat(vector.newestVitals()).hasValue(hour(1));
        assertThat(vector.newestLabs()).hasValue(hour(2));
        assertThat(vector.newestAdverseEvents()).isEmpty();
    }

    private List<Long> boundaries(long after) {
        List<Long> boundaries = new ArrayList<>();
        OptionalLong next = history.nextBoundary(after);
        while (next.isPresent()) {
            boundaries.add(next.getAsLong());
            next = history.nextBoundary(next.getAsLong());
        }
        return boundaries;
    }
}
