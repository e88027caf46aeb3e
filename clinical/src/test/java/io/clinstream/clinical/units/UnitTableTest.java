package io.clinstream.clinical.units;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnitTableTest {

    static Stream<MeasurementCode> everyMeasurement() {
        return Stream.concat(Stream.of(Signal.values()), Stream.of(Analyte.values()));
    }

    @ParameterizedTest
    @MethodSource("everyMeasurement")
    void shouldAcceptTheCanonicalUnitUnchanged(MeasurementCode measurement) {
        AcceptedUnit canonical =
                UnitTable.of(measurement).find(measurement.unit()).orElseThrow();

        assertThat(canonical.isSameNumber()).isTrue();
        assertThat(canonical).isEqualTo(UnitTable.of(measurement).canonical());
    }

    @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
    @CsvSource({
        // Pilot checks.
        "temperature, 93.7, F, 34.28",
        "temperature, 97.0, F, 36.11",
        "temperature, 100.5, F, 38.06",
        "temperature, 98.6, [degF], 37.00",
        "temperature, 36.6, C, 36.60",
        "temperature, 310.15, K, 37.00",
        "weight, 119, LB, 53.98",
        "weight, 70000, g, 70.00",
        "weight, 11, stone, 69.85",
        "weight, 1760, oz, 49.90",
        "height, 58, IN, 147.32",
        "height, 1.75, m, 175.00",
        "height, 5.5, [ft_i], 167.64",
        "heart_rate, 72, BEATS/MIN, 72.00",
        "bp_systolic, 16, kPa, 120.01",
        "bp_systolic, 12, cmHg, 120.00",
        "spo2, 0.97, fraction, 97.00",
        "glucose_poc, 5.551, mmol/L, 100.0",
        // Laboratory, SI to US.
        "albumin, 42, g/L, 4.20",
        "bilirubin_total, 17.1, umol/L, 1.000",
        "bilirubin_total, 17.1, µmol/L, 1.000",
        "creatinine, 88.4, umol/L, 1.000",
        "creatinine, 85, umol/L, 0.962",
        "bun, 3.57, mmol/L, 10.00",
        "urea, 3.33, mmol/L, 20.00",
        "calcium, 2.495, mmol/L, 10.00",
        "calcium_ionized, 4.8, mg/dL, 1.200",
        "magnesium, 0.8228, mmol/L, 2.00",
        "magnesium, 1.6456, mEq/L, 2.00",
        "phosphate, 0.9687, mmol/L, 3.00",
        "glucose, 3.0, mmol/L, 54.0",
        "hba1c, 48, mmol/mol, 6.54",
        "cholesterol, 5.172, mmol/L, 200.0",
        "triglycerides, 1.6935, mmol/L, 150.0",
        "urate, 356.88, umol/L, 6.00",
        "hemoglobin, 8.6884, mmol/L, 14.00",
        "hemoglobin, 140, g/L, 14.00",
        "hematocrit, 0.42, fraction, 42.00",
        "wbc, 7.5, THOU/uL, 7.500",
        "wbc, 7.5, GI/L, 7.500",
        "wbc, 7.5, 10^9/L, 7.500",
        "wbc, 7500, cells/mm3, 7.500",
        "sodium, 140, mEq/L, 140.0",
        "alt, 500.1, nkat/L, 30.0",
        "lactate, 18, mg/dL, 2.00",
        "troponin_t, 14, ng/L, 0.0140",
        "crp, 1.2, mg/dL, 12.00",
        "paco2, 5.332, kPa, 40.0",
        "fibrinogen, 3.5, g/L, 350.0"
    })
    void shouldConvertExactly(String code, BigDecimal value, String unit, BigDecimal canonical) {
        MeasurementCode measurement = MeasurementCode.ofCode(code).orElseThrow();

        assertThat(UnitTable.convert(measurement, value, unit)).contains(canonical);
    }

    @Test
    void shouldCleanTheBinaryTailOfAPilotRangeBound() {
        assertThat(UnitTable.convert(Analyte.BILIRUBIN_TOTAL, BigDecimal.valueOf(0.19999999999999998), "mg/dL"))
                .contains(new BigDecimal("0.200"));
    }

    @ParameterizedTest
    @CsvSource({"heart_rate,mmHg", "temperature,mg/dL", "wbc,10^3/mL", "platelets,TI/L", "creatinine,g/dL"})
    void shouldNotAcceptAUnitOfSomethingElse(String code, String unit) {
        assertThat(UnitTable.of(MeasurementCode.ofCode(code).orElseThrow()).find(unit))
                .isEmpty();
    }

    @Test
    void shouldWriteItsFormulaForReaders() {
        assertThat(UnitTable.of(Signal.TEMPERATURE).units())
                .extracting(AcceptedUnit::formula)
                .containsExactly("x", "(x * 5 - 160) / 9", "x - 273.15");
    }
}
