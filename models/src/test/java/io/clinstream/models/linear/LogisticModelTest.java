package io.clinstream.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.models.InvalidModelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticModelTest {

    private static final LogisticTerms TERMS = new LogisticTerms(
            -3,
            List.of(
                    new LogisticTerms.Term("heart_rate_last", 80, 85, 10, 0.5, 0.2, 0.1),
                    new LogisticTerms.Term("lab_lactate_last", 1.2, 1.5, 0.5, 1.5, -0.4, 0.6)));

    @Test
    void shouldAddWeightedDistancesFromTheTrainingMean() {
        LogisticModel model = LogisticModel.of(TERMS);
        double[] contributions = new double[2];

        double base = model.explain(new double[] {105, 2.5}, contributions);

        // Base: the margin at both means and at the shares of missing values, 0.1 and 0.6
        assertThat(base).isCloseTo(-3 + 0.2 * 0.1 - 0.4 * 0.6, within(1e-12));
        assertThat(contributions[0]).isCloseTo(0.5 * 2 - 0.2 * 0.1, within(1e-12));
        assertThat(contributions[1]).isCloseTo(1.5 * 2 + 0.4 * 0.6, within(1e-12));
        assertThat(model.margin(new double[] {105, 2.5})).isCloseTo(-3 + 0.5 * 2 + 1.5 * 2, within(1e-12));
    }

    @Test
    void shouldImputeTheMedianAndMarkTheInputAsMissing() {
        LogisticModel model = LogisticModel.of(TERMS);

        double margin = model.margin(new double[] {Double.NaN, 1.5});

        assertThat(margin).isCloseTo(-3 + 0.5 * (80 - 85) / 10.0 + 0.2, within(1e-12));
    }

    @Test
    void shouldReadWhatItWrote() {
        assertThat(LogisticTerms.read(TERMS.write())).isEqualTo(TERMS);
    }

    @Test
    void shouldRefuseOtherInputsThanTheManifestNames() {
        assertThatThrownBy(() -> LogisticModel.read(TERMS.write(), List.of("lab_lactate_last", "heart_rate_last")))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("manifest's inputs");
    }

    @Test
    void shouldRefuseTermsOutOfTheirBounds() {
        LogisticTerms.Term flat = new LogisticTerms.Term("heart_rate_last", 80, 85, 0, 0.5, 0.2, 0.1);

        assertThatThrownBy(() -> LogisticModel.of(new LogisticTerms(0, List.of(flat))))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("heart_rate_last.deviation is 0.0");
        assertThatThrownBy(() -> LogisticTerms.read("{\"intercept\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidModelException.class);
    }
}
