package io.clinstream.features.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {

    @Test
    void shouldJudgeByTheLimitItIsBeyond() {
        Threshold most = Threshold.atMost(0.01, 0.05);

        assertThat(most.judge(0.01)).isEqualTo(Status.OK);
        assertThat(most.judge(0.0101)).isEqualTo(Status.WARN);
        assertThat(most.judge(0.05)).isEqualTo(Status.WARN);
        assertThat(most.judge(0.0501)).isEqualTo(Status.BREACH);
        assertThat(most.judge(null)).isEqualTo(Status.NO_DATA);
    }

    @Test
    void shouldJudgeTheOtherWayWhereLessIsWorse() {
        Threshold least = Threshold.atLeast(0.5, 0.1);

        assertThat(least.judge(0.5)).isEqualTo(Status.OK);
        assertThat(least.judge(0.49)).isEqualTo(Status.WARN);
        assertThat(least.judge(0.09)).isEqualTo(Status.BREACH);
        assertThat(Threshold.NONE.judge(1e9)).isEqualTo(Status.OK);
    }

    @Test
    void shouldTakeChangesFromTheConfiguration() {
        Thresholds changed = of("refused=0.001/0.01, freshness=PT10M/PT30M,measurements=0.8/0.5");

        assertThat(changed.of(Measure.REFUSED)).isEqualTo(Threshold.atMost(0.001, 0.01));
        assertThat(changed.of(Measure.FRESHNESS)).isEqualTo(Threshold.atMost(600, 1800));
        assertThat(changed.of(Measure.MEASUREMENTS)).isEqualTo(Threshold.atLeast(0.8, 0.5));
        assertThat(changed.of(Measure.LATE)).isEqualTo(Measure.LATE.byDefault());
        assertThat(of("")).isEqualTo(Thresholds.byDefault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refused",
                "refused=0.1",
                "nothing=0.1/0.2",
                "refused=0.2/0.1",
                "gap=60/120",
                "measurements=0.1/0.5"
            })
    void shouldRefuseAChangeThatCannotBeRead(String change) {
        assertThatThrownBy(() -> of(change))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CLINSTREAM_QUALITY_THRESHOLDS", change);
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void shouldDocumentEveryMeasureWithItsLimits(Measure measure) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "quality.md"));

        assertThat(page)
                .contains("| `" + measure.id() + "` | " + measure.dimension() + " | "
                        + (measure.unit() == Measure.Unit.RATIO ? "ratio" : "s") + " | "
                        + limit(measure, measure.byDefault().warn()) + "| "
                        + limit(measure, measure.byDefault().breach()) + "| ");
    }

    private static String limit(Measure measure, double limit) {
        String number = BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
        return measure.worse()
                .map(worse -> (worse == Threshold.Worse.MORE ? "> " : "< ") + number + " ")
                .orElse("");
    }

    private static Thresholds of(String text) {
        return Thresholds.from(Configuration.of(Map.of("CLINSTREAM_QUALITY_THRESHOLDS", text)));
    }
}
