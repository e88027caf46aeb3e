package io.clinstream.clinical.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChemistryTest {

    @ParameterizedTest(name = "computed: Na {0}, Cl {1}, HCO3 {2} -> gap {3}")
    @CsvSource({"140, 104, 24, 12", "138, 100, 12, 26", "135, 98, 10, 27", "145, 110, 25, 10", "130, 95, 20, 15"})
    void shouldComputeTheAnionGap(String sodium, String chloride, String bicarbonate, String gap) {
        assertThat(AnionGap.of(Rational.of(sodium), Rational.of(chloride), Rational.of(bicarbonate)))
                .isEqualTo(Rational.of(gap));
    }

    @ParameterizedTest(name = "computed: gap {0}, albumin {1} -> {2}")
    @CsvSource({"12, 4.0, 12.0", "26, 2.0, 31.0", "27, 3.0, 29.5", "10, 4.4, 9.0", "12, 2.5, 15.75"})
    void shouldCorrectTheGapForAlbumin(String gap, String albumin, String corrected) {
        assertThat(AnionGap.corrected(Rational.of(gap), Rational.of(albumin))).isEqualTo(Rational.of(corrected));
    }

    @ParameterizedTest(name = "{0}: calcium {1}, albumin {2} -> {3}")
    @CsvSource({
        "published CORRCA, 9.2, 2.8, 10.16",
        "published FREECAL, 8.2, 2.5, 9.4",
        "computed, 7.0, 2.0, 8.6",
        "computed, 10.2, 3.0, 11.0",
        "computed, 9.5, 4.6, 9.02",
        "computed, 8.0, 4.0, 8.0"
    })
    void shouldCorrectCalciumForAlbumin(String origin, String calcium, String albumin, String corrected) {
        assertThat(CorrectedCalcium.of(Rational.of(calcium), Rational.of(albumin)))
                .as(origin)
                .isEqualTo(Rational.of(corrected));
    }

    /** The page's arithmetic; its text says 1.876, which would give 2.156. */
    @ParameterizedTest(name = "published GUIDEWIRE, SI: calcium {0}, albumin {1} -> {2}")
    @CsvSource("1.83, 26, 2.11")
    void shouldCorrectCalciumInSiUnits(String calcium, String albumin, String corrected) {
        assertThat(CorrectedCalcium.ofSi(Rational.of(calcium), Rational.of(albumin)))
                .isEqualTo(Rational.of(corrected));
    }

    @ParameterizedTest(name = "definition of MIMIC-BG: PaO2 {0}, FiO2 {1} % -> {2}")
    @CsvSource({"90, 30, 300", "95, 21, 9500/21", "60, 100, 60"})
    void shouldRelateOxygenTensionToWhatIsInspired(String tension, String inspired, String expected) {
        String[] parts = expected.split("/", -1);
        Rational ratio = parts.length == 1
                ? Rational.of(parts[0])
                : Rational.of(parts[0]).dividedBy(Rational.of(parts[1]));

        assertThat(Oxygenation.ratio(Rational.of(tension), Rational.of(inspired)))
                .contains(ratio);
    }

    @Test
    void shouldGiveNoRatioWithoutInspiredOxygen() {
        assertThat(Oxygenation.ratio(Rational.of(90), Rational.ZERO)).isEmpty();
    }
}
