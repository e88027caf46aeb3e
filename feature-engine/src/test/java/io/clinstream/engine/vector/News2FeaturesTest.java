package io.clinstream.engine.vector;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.history.PatientHistory;
import org.junit.jupiter.api.Test;

class News2FeaturesTest {

    private final PatientHistory history = new PatientHistory();

    @Test
    void shouldScoreVectorN2OfThePublishedTests() {
        history.apply(
                at(1).reads(
                                Signal.RESPIRATORY_RATE, 25,
                                Signal.SPO2, 90,
                                Signal.SUPPLEMENTAL_O2, 1,
                                Signal.BP_SYSTOLIC, 120,
                                Signal.HEART_RATE, 135,
                                Signal.CONSCIOUSNESS, 1,
                                Signal.TEMPERATURE, 36.5),
                hour(1));

        assertNews2(1, 14.0, 1.0, 0.0);
    }

    @Test
    void shouldGiveThePartialSumAndCountWhatIsMissing() {
        history.apply(at(1).reads(Signal.RESPIRATORY_RATE, 22, Signal.HEART_RATE, 95), hour(1));

        assertNews2(1, 3.0, 0.0, 5.0);
    }

    @Test
    void shouldHaveNoTotalWithoutAnyInput() {
        assertNews2(1, null, null, 7.0);
    }

    @Test
    void shouldLoseAnInputAfterADay() {
        history.apply(at(1).reads(Signal.HEART_RATE, 95), hour(1));
        history.apply(at(2).reads(Signal.RESPIRATORY_RATE, 25), hour(2));

        assertNews2(2, 4.0, 1.0, 5.0);
        assertNews2(25, 3.0, 1.0, 6.0);
        assertNews2(26, null, null, 7.0);
    }

    @Test
    void shouldReadOxygenFromFlowAndInspiredConcentration() {
        history.apply(at(1).reads(Signal.HEART_RATE, 80, Signal.O2_FLOW, 0), hour(1));
        assertNews2(1, 0.0, 0.0, 5.0);

        history.apply(at(2).reads(Signal.FIO2, 40), hour(2));
        assertNews2(2, 2.0, 0.0, 6.0);

        history.apply(at(3).reads(Signal.O2_FLOW, 4), hour(3));
        assertNews2(3, 2.0, 0.0, 5.0);

        history.apply(at(4).reads(Signal.SUPPLEMENTAL_O2, 0), hour(4));
        assertNews2(4, 0.0, 0.0, 5.0);
    }

    private void assertNews2(double hours, Double total, Double anyThree, Double missing) {
        FeatureVector vector = history.features(hour(hours));
        assertThat(vector.value("news2_last")).isEqualTo(total);
        assertThat(vector.value("news2_any_param_3")).isEqualTo(anyThree);
        assertThat(vector.value("news2_missing_components")).isEqualTo(missing);
    }
}
