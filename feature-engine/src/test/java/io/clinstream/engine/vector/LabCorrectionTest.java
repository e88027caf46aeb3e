package io.clinstream.engine.vector;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Analyte;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.history.Events;
import io.clinstream.engine.history.PatientHistory;
import org.junit.jupiter.api.Test;

/** A result that is drawn at 8, known at 11 and corrected at 13: each vector says what was known then. */
class LabCorrectionTest {

    private static final Events.Header DRAW = at(8);

    private final PatientHistory history = new PatientHistory();

    @Test
    void shouldSayAtEachHourWhatWasKnownThen() {
        history.apply(at(2).results(Analyte.POTASSIUM, 4.0), hour(3));
        assertPotassium(10.98, 4.0, 0.0);

        history.apply(DRAW.available(11).results(Analyte.POTASSIUM, 6.5), hour(11));
        assertPotassium(11.5, 6.5, 3.0);

        history.apply(DRAW.available(13).version(2, RecordStatus.CORRECTED).results(Analyte.POTASSIUM, 5.6), hour(13));
        assertPotassium(13.5, 5.6, 2.0);

        history.apply(
                DRAW.available(15).version(2, RecordStatus.ENTERED_IN_ERROR).withdraws(Analyte.POTASSIUM), hour(15));
        assertPotassium(15.5, 6.5, 3.0);

        history.apply(
                DRAW.available(16).version(1, RecordStatus.ENTERED_IN_ERROR).withdraws(Analyte.POTASSIUM), hour(16));
        assertPotassium(16.5, 4.0, 0.0);
    }

    private void assertPotassium(double hours, double last, double grade) {
        FeatureVector vector = history.features(hour(hours));

        assertThat(vector.value("lab_potassium_last")).isEqualTo(last);
        Double graded = vector.value("lab_potassium_ctcae_grade_last");
        assertThat(graded == null ? 0.0 : graded).isEqualTo(grade);
    }
}
