package io.clinstream.clinical.renal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.exact.Rational;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KdigoTest {

    /** A double gives 0, 0 and 2 for the three float traps. */
    @ParameterizedTest(name = "{0}: creatinine {1}, least of 48 h {2}, of 7 d {3} -> stage {4}")
    @CsvSource({
        "computed, 1.0, 1.0, 1.0, 0",
        "computed, 1.3, 1.0, 1.0, 1",
        "computed, 1.5, 1.4, 1.0, 1",
        "computed, 2.0, 1.6, 1.0, 2",
        "computed, 3.0, 2.6, 1.0, 3",
        "computed, 4.0, 3.7, 3.5, 3",
        "computed, 4.2, 4.1, 4.0, 0",
        "computed, 4.0, 3.75, 2.5, 3",
        "computed, 1.2, , ,",
        "float trap, 1.4, 1.1, 1.1, 1",
        "float trap, 1.2, , 0.8, 1",
        "float trap, 2.4, 2.2, 0.8, 3",
        "computed, 1.1, 0.8, 0.8, 1"
    })
    void shouldStageTheVectorsOfTheReference(
            String origin,
            String current,
            @Nullable String least48h,
            @Nullable String least7d,
            @Nullable Integer stage) {
        OptionalInt staged = Kdigo.stage(Rational.of(current), rational(least48h), rational(least7d));

        assertThat(staged).as(origin).isEqualTo(stage == null ? OptionalInt.empty() : OptionalInt.of(stage));
    }

    @ParameterizedTest(name = "creatinine {0}, least of 48 h {1}, of 7 d {2} -> stage {3}")
    @CsvSource({
        "1.299, 1.0, 1.0, 0",
        "1.499, , 1.0, 0",
        "1.999, 1.9, 1.0, 1",
        "2.999, 2.9, 1.0, 2",
        "3.999, 3.7, 3.5, 0"
    })
    void shouldStayBelowAnEdge(String current, @Nullable String least48h, String least7d, int stage) {
        assertThat(Kdigo.stage(Rational.of(current), rational(least48h), Rational.of(least7d)))
                .hasValue(stage);
    }

    private static @Nullable Rational rational(@Nullable String text) {
        return text == null ? null : Rational.of(text);
    }
}
