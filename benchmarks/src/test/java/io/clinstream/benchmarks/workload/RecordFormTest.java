package io.clinstream.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.runtime.ContractEncoder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordFormTest {

    private static final Reading READING = new Reading("PT00001", 1_735_700_000_123L, 1_735_700_000_323L, 71);

    /** As in another process: a registry of its own that never saw the writer's. */
    private final InMemorySchemas schemas = new InMemorySchemas();

    private final Topics topics = new Topics("plain");
    private final AvroDecoder decoder = new AvroDecoder(schemas);

    RecordFormTest() {
        ContractEncoder.of(schemas, topics);
    }

    @Test
    void shouldBeReadableInAnotherProcessAsARawReading() {
        byte[] value = RecordForm.RAW.encoding(topics).value(READING);

        VitalSigns read = decoder.decode(value, VitalSigns.class);

        assertThat(read.getPatientId()).isEqualTo("PT00001");
        assertThat(read.getHeartRate().getValue()).isEqualTo(71.0);
    }

    @Test
    void shouldBeReadableInAnotherProcessAsACanonicalEvent() {
        byte[] value = RecordForm.CANONICAL.encoding(topics).value(READING);

        CanonicalEvent read = decoder.decode(value, CanonicalEvent.class);

        assertThat(read.getEventTime()).isEqualTo(Instant.ofEpochMilli(READING.eventTime()));
        assertThat(read.getIngestedAt()).isEqualTo(Instant.ofEpochMilli(READING.arrivesAt()));
        assertThat(read.getMeasurements()).singleElement().satisfies(measurement -> {
            assertThat(measurement.getCode()).isEqualTo("heart_rate");
            assertThat(measurement.getValueScaled() / Math.pow(10, measurement.getDecimals()))
                    .isEqualTo(71.0);
        });
    }
}
