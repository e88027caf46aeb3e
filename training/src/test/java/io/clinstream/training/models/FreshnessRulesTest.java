package io.clinstream.training.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.models.Freshness;
import io.clinstream.models.InvalidModelException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessRulesTest {

    @Test
    void shouldSuitTheInputsWhereNothingIsSaid() {
        assertThat(FreshnessRules.of(List.of(), List.of("heart_rate_last", "lab_lactate_last")))
                .isEqualTo(Map.of(
                        "vitals", new Freshness(Duration.ofHours(12), true),
                        "labs", new Freshness(Duration.ofHours(24), false)));
        assertThat(FreshnessRules.of(List.of(), List.of("age_years"))).isEmpty();
    }

    @Test
    void shouldTakeWhatIsSaid() {
        assertThat(FreshnessRules.of(List.of("vitals=PT4H", "labs=PT48H:required"), List.of("heart_rate_last")))
                .isEqualTo(Map.of(
                        "vitals", new Freshness(Duration.ofHours(4), false),
                        "labs", new Freshness(Duration.ofHours(48), true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vitals", "vitals=4h", "vitals=:required"})
    void shouldRefuseWhatIsNoRule(String text) {
        assertThatThrownBy(() -> FreshnessRules.of(List.of(text), List.of()))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("--freshness")
                .hasMessageContaining(text);
    }
}
