package io.clinstream.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawEntriesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final Topics topics = Topics.byDefault();

    @TempDir
    private Path folder;

    @Test
    void shouldNoteDownOneRowPerMeasurement() throws SQLException {
        VitalSigns reading = reading()
                .setHeartRate(new Quantity(80.0, "/min"))
                .setConsciousness("A")
                .setSupplementalO2(false)
                .build();

        assertThat(codes(topics.vitals().name(), bytes(reading)))
                .containsExactlyInAnyOrder("heart_rate", "consciousness", "supplemental_o2");
    }

    @Test
    void shouldNoteDownARecordWithoutMeasurementAsOne() throws SQLException {
        assertThat(codes(topics.vitals().name(), bytes(reading().build()))).containsExactly("record");
        assertThat(codes(
                        topics.vitals().name(),
                        bytes(reading().setEndOfLoad(true).build())))
                .containsExactly("end_of_load");
        assertThat(codes(topics.vitals().name(), new byte[] {1, 2, 3})).containsExactly("record");
        assertThat(codes(topics.vitals().name(), null)).containsExactly("record");
        assertThat(codes(topics.labs().name(), bytes(reading().build()))).containsExactly("record");
    }

    @Test
    void shouldNameAnAnalyteWhateverItsCode() throws SQLException {
        assertThat(codes(topics.labs().name(), bytes(result("K")))).containsExactly("potassium");
        assertThat(codes(topics.labs().name(), bytes(result("2823-3")))).containsExactly("potassium");
        assertThat(codes(topics.labs().name(), bytes(result("potassium")))).containsExactly("potassium");
        assertThat(codes(topics.labs().name(), bytes(result("ANISO")))).containsExactly("unknown_code");
    }

    private List<String> codes(String topic, byte[] value) throws SQLException {
        try (LedgerBook book = LedgerBook.open(folder)) {
            book.execute("DELETE FROM raw");
            try (LedgerBook.Writer writer = book.writer("raw")) {
                new RawEntries(writer, new AvroDecoder(schemas), topics)
                        .accept(new ConsumerRecord<>(topic, 0, 0L, "P1".getBytes(StandardCharsets.UTF_8), value));
            }
            return book.query("SELECT code FROM raw").stream()
                    .map(row -> row.get(0))
                    .toList();
        }
    }

    private byte[] bytes(SpecificRecord row) {
        Serializer<SpecificRecord> serializer = schemas.serializer();
        return serializer.serialize("any", row);
    }

    private static VitalSigns.Builder reading() {
        return VitalSigns.newBuilder()
                .setEventId("e")
                .setPatientId("P1")
                .setStudyId("S1")
                .setSource("monitor")
                .setEventTime(NOW)
                .setEventTimePrecision(TimePrecision.MILLI);
    }

    private static LabResult result(String code) {
        return LabResult.newBuilder()
                .setEventId("e")
                .setPatientId("P1")
                .setStudyId("S1")
                .setSource("laboratory")
                .setEventTime(NOW)
                .setEventTimePrecision(TimePrecision.MILLI)
                .setCode(code)
                .setValue(4.1)
                .build();
    }
}
