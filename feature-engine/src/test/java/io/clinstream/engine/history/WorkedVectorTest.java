package io.clinstream.engine.history;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.vector.FeatureVector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked vector of clinical reference 5.2: heart rates of one patient, looked at after 6 hours. */
class WorkedVectorTest {

    private static final double[][] RECORDS = {
        {0.0, 70}, {0.5, 72}, {1.5, 75}, {2.0, 74}, {3.25, 80}, {5.0, 88}, {5.75, 91}
    };

    @Test
    void shouldGiveTheWorkedVector() {
        FeatureVector vector = history(RECORDS.length).features(hour(6));

        assertThat(vector.value("heart_rate_mean_6h")).isEqualTo(80.0);
        assertThat(vector.value("heart_rate_min_6h")).isEqualTo(72.0);
        assertThat(vector.value("heart_rate_max_6h")).isEqualTo(91.0);
        assertThat(vector.value("heart_rate_std_6h")).isEqualTo(Math.sqrt(62)).isCloseTo(7.874007874, within(1e-9));
        assertThat(vector.value("heart_rate_trend_6h"))
                .isEqualTo(79.75 / 21.125)
                .isCloseTo(3.775147929, within(1e-9));
        assertThat(vector.value("heart_rate_delta_6h")).isEqualTo(19.0);
        assertThat(vector.value("heart_rate_mean_1h")).isEqualTo(91.0);
        assertThat(vector.value("heart_rate_count_24h")).isEqualTo(7.0);
        assertThat(vector.value("heart_rate_hours_since_last")).isEqualTo(0.25);
    }

    @Test
    void shouldHaveNoValuesWithoutRecords() {
        FeatureVector vector = new PatientHistory().features(hour(6));

        for (String name : List.of("mean_6h", "min_6h", "max_6h", "std_6h", "trend_6h", "delta_6h", "last")) {
            assertThat(vector.value("heart_rate_" + name)).as(name).isNull();
        }
        assertThat(vector.value("heart_rate_count_24h")).isEqualTo(0.0);
        assertThat(vector.value("heart_rate_hours_since_last")).isNull();
    }

    @Test
    void shouldNotKnowARecordBeforeItIsAvailable() {
        FeatureVector vector = history(RECORDS.length - 1).features(hour(6));

        assertThat(vector.value("heart_rate_mean_6h")).isEqualTo(77.8);
        assertThat(vector.value("heart_rate_last")).isEqualTo(88.0);
        assertThat(vector.value("heart_rate_hours_since_last")).isEqualTo(1.0);
    }

    @Test
    void shouldForgetARetractedRecord() {
        PatientHistory history = history(RECORDS.length);

        history.apply(at(3.25).version(2, RecordStatus.ENTERED_IN_ERROR).withdraws(Signal.HEART_RATE), hour(5.9));

        FeatureVector vector = history.features(hour(6));
        assertThat(vector.value("heart_rate_mean_6h")).isEqualTo(80.0);
        assertThat(vector.value("heart_rate_std_6h")).isCloseTo(8.803408431, within(1e-9));
        assertThat(vector.value("heart_rate_trend_6h")).isCloseTo(3.788598575, within(1e-9));
    }

    private static PatientHistory history(int records) {
        PatientHistory history = new PatientHistory();
        for (int i = 0; i < records; i++) {
            history.apply(at(RECORDS[i][0]).reads(Signal.HEART_RATE, RECORDS[i][1]), hour(RECORDS[i][0]));
        }
        return history;
    }
}
