package io.clinstream.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementCodeTest {

    static Stream<MeasurementCode> everyMeasurement() {
        return Stream.concat(Stream.of(Signal.values()), Stream.of(Analyte.values()));
    }

    @Test
    void shouldGiveEveryMeasurementACodeOfItsOwn() {
        List<String> codes = everyMeasurement().map(MeasurementCode::code).toList();

        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z0-9_]+"));
    }

    @ParameterizedTest
    @MethodSource("everyMeasurement")
    void shouldBeFoundByItsOwnCodes(MeasurementCode measurement) {
        assertThat(MeasurementCode.ofCode(measurement.code())).contains(measurement);
        if (measurement instanceof Analyte analyte) {
            assertThat(analyte.loincCodes())
                    .allSatisfy(code -> assertThat(Analyte.ofLoinc(code)).contains(analyte));
            assertThat(analyte.sdtmCodes())
                    .allSatisfy(code -> assertThat(Analyte.ofSdtm(code)).contains(analyte));
        } else {
            Signal signal = (Signal) measurement;
            assertThat(signal.loincCodes())
                    .allSatisfy(code -> assertThat(Signal.ofLoinc(code)).contains(signal));
            assertThat(signal.sdtmCodes())
                    .allSatisfy(code -> assertThat(Signal.ofSdtm(code)).contains(signal));
        }
    }

    @ParameterizedTest
    @MethodSource("everyMeasurement")
    void shouldCarryOnlyLoincCodesWithAValidCheckDigit(MeasurementCode measurement) {
        assertThat(measurement.loincCodes()).allMatch(MeasurementCodeTest::hasValidCheckDigit);
    }

    @Test
    void shouldKnowBothNamesOfUreaNitrogenAndTellItFromUrea() {
        assertThat(Analyte.ofSdtm("BUN")).contains(Analyte.BUN);
        assertThat(Analyte.ofSdtm("UREAN")).contains(Analyte.BUN);
        assertThat(Analyte.ofSdtm("UREA")).contains(Analyte.UREA);
    }

    @Test
    void shouldNotTakeAUrineTestForABloodTest() {
        assertThat(Analyte.ofSdtm("PH", "URINE")).isEmpty();
        assertThat(Analyte.ofSdtm("PH", "BLOOD")).contains(Analyte.PH);
        assertThat(Analyte.ofSdtm("PH", null)).contains(Analyte.PH);
    }

    @Test
    void shouldNotTakeADifferentialPercentageForACount() {
        assertThat(Analyte.ofSdtm("NEUTLE")).isEmpty();
        assertThat(Analyte.ofLoinc("770-8")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A,0", "C,1", "V,2", "P,3", "U,4", "' v ',2"})
    void shouldStoreConsciousnessAsItsNumber(String letter, int number) {
        assertThat(Consciousness.ofLetter(letter)).map(Consciousness::number).contains(number);
        assertThat(Consciousness.ofNumber(number)).isEqualTo(Consciousness.ofLetter(letter));
    }

    @Test
    void shouldNotKnowALevelOutsideTheScale() {
        assertThat(Consciousness.ofLetter("X")).isEmpty();
        assertThat(Consciousness.ofNumber(5)).isEmpty();
        assertThat(Consciousness.ofNumber(-1)).isEmpty();
    }

    /** LOINC's mod-10 check: digits in odd places from the right are doubled, and all digits of the results added. */
    private static boolean hasValidCheckDigit(String loinc) {
        String digits = loinc.substring(0, loinc.indexOf('-'));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return loinc.endsWith("-" + (10 - sum % 10) % 10);
    }
}
