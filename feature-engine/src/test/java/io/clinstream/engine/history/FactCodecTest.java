package io.clinstream.engine.history;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.RecordStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactCodecTest {

    @Test
    void shouldReadWhatItWrote() {
        List<PatientEvent> events = List.of(
                at(1).position("STANDING").reads(Signal.HEART_RATE, 70),
                at(2).available(3).results(Analyte.LACTATE, 2.25),
                at(2).version(2, RecordStatus.ENTERED_IN_ERROR).withdraws(Analyte.LACTATE),
                at(3).from("s".repeat(300)).reads(Signal.SPO2, 97),
                at(4).reports("AE1", 3),
                at(4).reports("AE2", 0),
                Events.subject(1, 1960));
        PatientHistory history = new PatientHistory();

        for (PatientEvent event : events) {
            StoredFact fact = history.apply(event, hour(5)).fact().orElseThrow();

            assertThat(FactCodec.decode(FactCodec.encode(fact), 0, fact.slot())).isEqualTo(fact);
        }
    }

    @Test
    void shouldNeedFewBytesForAVitalSign() {
        StoredFact fact = new PatientHistory()
                .apply(at(1).reads(Signal.HEART_RATE, 70), hour(1))
                .fact()
                .orElseThrow();

        assertThat(FactCodec.encode(fact)).hasSizeLessThan(32);
    }

    @Test
    void shouldGiveEachEventASlotOfItsOwn() {
        PatientHistory history = new PatientHistory();
        List<PatientEvent> events = List.of(
                at(1).reads(Signal.HEART_RATE, 70, Signal.SPO2, 97),
                at(1).reads(Signal.HEART_RATE, 71),
                at(1).version(2, RecordStatus.CORRECTED).reads(Signal.HEART_RATE, 70),
                at(1).from("nurse").reads(Signal.HEART_RATE, 70),
                at(1).reports("AE1", 1),
                at(1).reports("AE1", 2));

        List<Integer> slots = events.stream()
                .map(event -> history.apply(event, hour(1)).fact().orElseThrow().slot())
                .toList();

        assertThat(slots).doesNotHaveDuplicates();
    }

    @Test
    void shouldHaveANumberForEveryCode() {
        List<MeasurementCode> codes = new ArrayList<>(List.of(Signal.values()));
        codes.addAll(List.of(Analyte.values()));

        assertThat(codes)
                .allSatisfy(code ->
                        assertThat(CodeNumbers.code(CodeNumbers.of(code))).isEqualTo(code));
    }

    @Test
    void shouldRefuseBytesThatAreNoFact() {
        byte[] bytes = FactCodec.encode(new PatientHistory()
                .apply(at(1).reads(Signal.HEART_RATE, 70), hour(1))
                .fact()
                .orElseThrow());

        assertThatThrownBy(() -> FactCodec.decode(Arrays.copyOf(bytes, bytes.length - 1), 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too early");
        assertThatThrownBy(() -> FactCodec.decode(new byte[] {9, 1}, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind 9");
    }
}
