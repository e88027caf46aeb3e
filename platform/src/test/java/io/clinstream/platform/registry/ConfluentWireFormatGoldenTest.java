package io.clinstream.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.schema.Quantity;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.VitalSigns;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Bytes made by Confluent's JavaScript client ({@code scripts/interop/interop.mjs fixture}) decode here for ever. */
class ConfluentWireFormatGoldenTest {

    @Test
    void shouldDecodeWhatConfluentsClientWrote() throws IOException {
        byte[] bytes;
        try (InputStream file = getClass().getResourceAsStream("/wire/vitals-by-confluent-js.bin")) {
            bytes = file.readAllBytes();
        }
        AvroDecoder decoder = new AvroDecoder(id -> VitalSigns.getClassSchema());

        VitalSigns reading = decoder.decode(bytes, VitalSigns.class);

        assertThat(bytes[0]).isZero();
        assertThat(AvroDecoder.schemaId(bytes)).isPositive();
        assertThat(reading.getEventId()).isEqualTo("js-1");
        assertThat(reading.getPatientId()).isEqualTo("PT-JS-1");
        assertThat(reading.getEventTime()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(reading.getStatus()).isEqualTo(ReportStatus.FINAL);
        assertThat(reading.getHeartRate()).isEqualTo(new Quantity(72.5, "/min"));
        assertThat(reading.getTemperature()).isEqualTo(new Quantity(98.6, "[degF]"));
        assertThat(reading.getMap()).isNull();
        assertThat(reading.getSupplementalO2()).isFalse();
    }
}
