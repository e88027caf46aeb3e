package io.clinstream.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.schema.LabResult;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AvroDecoderTest {

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final AvroDecoder decoder = new AvroDecoder(schemas);
    private final VitalSigns reading = VitalSigns.newBuilder()
            .setEventId("e1")
            .setPatientId("PT1")
            .setStudyId("S")
            .setSource("monitor")
            .setEventTime(Instant.parse("2026-01-01T00:00:00Z"))
            .setHeartRate(new Quantity(61.5, "/min"))
            .build();

    @Test
    void shouldReadBackWhatTheSerializerWrote() {
        byte[] bytes = schemas.<VitalSigns>serializer().serialize("clinical.vitals", reading);

        VitalSigns decoded = decoder.decode(bytes, VitalSigns.class);

        assertThat(decoded).isEqualTo(reading);
        assertThat(decoder.decode(bytes).get("patient_id")).hasToString("PT1");
        assertThat(decoder.decode(bytes, VitalSigns.class)).isEqualTo(reading);
    }

    @Test
    void shouldRefuseAnotherRecordType() {
        byte[] bytes = schemas.<VitalSigns>serializer().serialize("clinical.labs", reading);

        assertThatThrownBy(() -> decoder.decode(bytes, LabResult.class))
                .isInstanceOf(WrongTypeException.class)
                .hasMessage("expected a record of type LabResult, found VitalSigns");
    }

    @Test
    void shouldCallEveryTruncationPoison() {
        byte[] bytes = schemas.<VitalSigns>serializer().serialize("clinical.vitals", reading);

        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> decoder.decode(truncated, VitalSigns.class))
                    .as("first %d bytes", length)
                    .isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void shouldCallBytesBehindTheValuePoison() {
        byte[] bytes = schemas.<VitalSigns>serializer().serialize("clinical.vitals", reading);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        assertThatThrownBy(() -> decoder.decode(longer, VitalSigns.class))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("bytes remain after the value");
    }

    @Test
    void shouldTellAnUnknownSchemaFromAnOutage() {
        byte[] unknown = {0, 0, 0, 1, 2, 3};
        AvroDecoder cutOff = new AvroDecoder(id -> {
            throw new RegistryUnavailableException("the schema registry does not answer");
        });

        assertThatThrownBy(() -> decoder.decode(unknown, VitalSigns.class)).isInstanceOf(UnknownSchemaException.class);
        assertThatThrownBy(() -> cutOff.decode(unknown, VitalSigns.class))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void shouldRefuseAWrongFirstByte() {
        assertThatThrownBy(() -> decoder.decode(new byte[] {1, 0, 0, 0, 1, 0}))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("zero byte");
    }
}
