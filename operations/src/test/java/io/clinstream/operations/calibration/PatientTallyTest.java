package io.clinstream.operations.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Signal;
import io.clinstream.files.cinc2019.CincHour;
import io.clinstream.files.cinc2019.CincPatient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientTallyTest {

    /** NEWS2: respiration 22 gives 2, saturation 94 gives 1, pulse 95 gives 1, temperature 38.5 gives 1: total 5. */
    private static final Map<String, Double> FIVE_POINTS =
            Map.of("HR", 95.0, "O2Sat", 94.0, "Temp", 38.5, "SBP", 120.0, "DBP", 80.0, "Resp", 22.0);

    @ParameterizedTest(name = "hour {0} of {1}, onset {2}: {3}")
    @CsvSource({
        "1, 50, 0, NEGATIVE", "26, 50, 0, NEGATIVE", "27, 50, 0, CENSORED", "50, 50, 0, CENSORED",
        "1, 30, 25, POSITIVE", "1, 30, 26, NEGATIVE", "24, 30, 25, POSITIVE", "25, 30, 25, AFTER_ONSET",
        "30, 30, 25, AFTER_ONSET", "10, 12, 40, NEGATIVE"
    })
    void shouldLabelAnHourByWhatFollows(long hour, long lastHour, long onset, HourLabel expected) {
        OptionalLong when = onset == 0 ? OptionalLong.empty() : OptionalLong.of(onset);

        assertThat(HourLabel.of(hour, lastHour, when)).isEqualTo(expected);
    }

    @Test
    void shouldCarryAValueForwardFor24HoursAndNoLonger() {
        CarriedForward vitals = new CarriedForward();
        vitals.take(1, Map.of(Signal.HEART_RATE, BigDecimal.TEN));

        assertThat(vitals.at(24)).containsKey(Signal.HEART_RATE);
        assertThat(vitals.at(25)).isEmpty();
    }

    @Test
    void shouldCountEveryHourOnceUnderItsTotal() {
        List<CincHour> hours = new ArrayList<>();
        hours.add(new CincHour(1, 1, Map.of("HR", 95.0), false));
        hours.add(new CincHour(2, 2, FIVE_POINTS, false));
        for (int hour = 3; hour <= 40; hour++) {
            hours.add(new CincHour(hour, hour, Map.of(), hour >= 29));
        }
        CincPatient patient = new CincPatient(
                "p1", "p1.psv", OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), hours);

        Tally tally = PatientTally.of(patient);

        // Onset at 35. Hour 1 has one vital; hours 2 to 25 score 5 by carrying forward; from 26 on the vitals are too
        // old.
        assertThat(tally.hours()).isEqualTo(new HourCounts(40, 24, 16, 0, 0));
        assertThat(tally.totals().get(5)).isEqualTo(new TotalTally(5, 24, 15, 0, 1));
        assertThat(tally.septicPatients()).isEqualTo(1);
    }

    @Test
    void shouldApplyTheRulesOfIntake() {
        CincHour odd = new CincHour(
                1,
                1,
                Map.of("HR", 0.0, "SBP", 80.0, "DBP", 120.0, "FiO2", 0.4, "Temp", 98.6, "O2Sat", 97.0, "Resp", 18.0),
                false);

        Map<Signal, BigDecimal> vitals = CincVitals.of(odd);

        assertThat(vitals)
                .containsOnlyKeys(Signal.FIO2, Signal.TEMPERATURE, Signal.SPO2, Signal.RESPIRATORY_RATE)
                .containsEntry(Signal.FIO2, new BigDecimal("40.0"))
                .containsEntry(Signal.TEMPERATURE, new BigDecimal("37.00"));
    }

    /** Totals 0 and 1 with two hours each, one event at total 1: it beats two free hours and ties with one. */
    @Test
    void shouldCountATieAsHalfInTheRocCurve() {
        List<TotalTally> totals = new ArrayList<>(Tally.NONE.totals());
        totals.set(0, new TotalTally(0, 2, 0, 0, 1));
        totals.set(1, new TotalTally(1, 2, 1, 0, 1));
        Tally tally = new Tally(1, 1, new HourCounts(4, 4, 0, 0, 0), totals);

        assertThat(tally.auroc()).isEqualTo(2.5 / 3);
        assertThat(tally.baseRate()).isEqualTo(0.25);
    }
}
