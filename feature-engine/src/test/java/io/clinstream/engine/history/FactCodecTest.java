package io.clinstream.engine.history;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Signal;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.RecordStatus;
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
            for (StoredFact fact : history.apply(event, hour(5)).facts()) {
                assertThat(FactCodec.decode(FactCodec.encode(fact))).isEqualTo(fact);
            }
        }
    }

    @Test
    void shouldNeedFewBytesForAVitalSign() {
        StoredFact fact = new PatientHistory()
                .apply(at(1).reads(Signal.HEART_RATE, 70), hour(1))
                .facts()
                .get(0);

        assertThat(FactCodec.encode(fact)).hasSizeLessThan(80);
    }

    @Test
    void shouldGiveEachFactAKeyOfItsOwn() {
        PatientHistory history = new PatientHistory();
        history.apply(at(1).reads(Signal.HEART_RATE, 70, Signal.SPO2, 97), hour(1));
        history.apply(at(1).reads(Signal.HEART_RATE, 71), hour(1));
        history.apply(at(1).version(2, RecordStatus.CORRECTED).reads(Signal.HEART_RATE, 70), hour(1));
        history.apply(at(1).from("nurse").reads(Signal.HEART_RATE, 70), hour(1));
        history.apply(at(1).reports("AE1", 1), hour(1));
        history.apply(at(1).reports("AE1", 2), hour(1));

        assertThat(history.facts()).hasSize(7).extracting(StoredFact::key).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseBytesThatAreNoFact() {
        byte[] bytes = FactCodec.encode(new PatientHistory()
                .apply(at(1).reads(Signal.HEART_RATE, 70), hour(1))
                .facts()
                .get(0));

        assertThatThrownBy(() -> FactCodec.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too early");
        assertThatThrownBy(() -> FactCodec.decode(new byte[] {9, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("format 9");
        assertThatThrownBy(() -> FactCodec.decode(new byte[] {1, 9}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind 9");
    }
}
