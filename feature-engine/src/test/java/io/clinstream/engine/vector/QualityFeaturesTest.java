package io.clinstream.engine.vector;

import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.history.PatientHistory;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QualityFeaturesTest {

    private static final double DAY = 24;

    private final PatientHistory history = new PatientHistory();

    @Test
    void shouldCountRemarkedValuesOfADay() {
        result(0, 0, 1, RecordStatus.FINAL, 20, "SUSPECT");
        result(1, 1, 1, RecordStatus.FINAL, 21, "SUSPECT", "UNIT_INFERRED");
        result(2, 2, 1, RecordStatus.FINAL, 22);

        assertThat(value(2, "suspect_value_count_24h")).isEqualTo(2.0);
        assertThat(value(2, "unit_inferred_count_24h")).isEqualTo(1.0);
        assertThat(value(DAY, "suspect_value_count_24h")).isEqualTo(1.0);
        assertThat(value(DAY + 1, "suspect_value_count_24h")).isEqualTo(0.0);
    }

    @Test
    void shouldCountAValueThatCameMoreThanADayLateWhenItArrived() {
        result(0, DAY, 1, RecordStatus.FINAL, 20);
        result(1, 30, 1, RecordStatus.FINAL, 20);

        assertThat(value(29, "late_arrival_count_24h")).isEqualTo(0.0);
        assertThat(value(30, "late_arrival_count_24h")).isEqualTo(1.0);
        assertThat(value(30 + DAY, "late_arrival_count_24h")).isEqualTo(0.0);
    }

    @Test
    void shouldCountCorrectionsWhenTheyArrivedAndNoRestatements() {
        result(0, 1, 1, RecordStatus.FINAL, 20);
        result(0, 2, 2, RecordStatus.FINAL, 20);
        result(0, 3, 3, RecordStatus.CORRECTED, 30);
        result(0, 4, 4, RecordStatus.ENTERED_IN_ERROR, 30);
        result(0, 5, 5, RecordStatus.ENTERED_IN_ERROR, 30);

        assertThat(value(2, "correction_count_7d")).isEqualTo(0.0);
        assertThat(value(3, "correction_count_7d")).isEqualTo(1.0);
        assertThat(value(5, "correction_count_7d")).isEqualTo(2.0);
        assertThat(value(3 + 7 * DAY, "correction_count_7d")).isEqualTo(1.0);
        assertThat(value(4 + 7 * DAY, "correction_count_7d")).isEqualTo(0.0);
    }

    private void result(double at, double arrived, int version, RecordStatus status, long alt, String... flags) {
        EventHeader header = new EventHeader(
                "event",
                "PT00001",
                "STUDY1",
                "SITE1",
                "laboratory",
                hour(at),
                TimePrecision.MILLI,
                OptionalLong.empty(),
                hour(arrived),
                status,
                version,
                ReadingContext.NONE);
        Measurement value = new Measurement(Analyte.ALT, new ScaledValue(alt, 1), Set.of(flags), null, null);
        history.apply(new LabReport(header, value), hour(arrived));
    }

    private double value(double hours, String feature) {
        Double value = history.features(hour(hours)).value(feature);
        assertThat(value).as(feature).isNotNull();
        return value;
    }
}
