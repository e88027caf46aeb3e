package io.clinstream.producer.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.Payload;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.send.DeliveryTally.Delivery;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class KafkaSinkTest {

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final DeliveryTally tally = new DeliveryTally();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaSink sink = new KafkaSink(producer, schemas.serializer(), new Topics("ward"), tally);

    @Test
    void shouldSendAReadableValueKeyedByItsPatient() {
        sink.send(reading());

        ProducerRecord<byte[], byte[]> message = producer.history().get(0);
        assertThat(message.topic()).isEqualTo("ward.vitals");
        assertThat(message.key()).isEqualTo("PT1".getBytes(StandardCharsets.UTF_8));
        VitalSigns decoded = new AvroDecoder(schemas).decode(message.value(), VitalSigns.class);
        assertThat(decoded.getEventId()).isEqualTo("e1");
    }

    @Test
    void shouldSendOriginalBytesUntouched() {
        byte[] poison = {9, 9};

        sink.send(
                new RawEvent(RawTopic.LABS, null, new Payload.Original(Bytes.wrap(poison)), List.of(), Instant.EPOCH));

        assertThat(producer.history().get(0).value()).isEqualTo(poison);
        assertThat(producer.history().get(0).key()).isNull();
    }

    @Test
    void shouldCountWhatIsAcknowledgedAndWhatIsNot() {
        sink.send(reading());
        sink.send(reading());
        sink.send(reading());

        producer.completeNext();
        producer.errorNext(new TimeoutException("too slow"));

        assertThat(tally.total()).isEqualTo(new Delivery(3, 1, 1));
        assertThat(tally.failures()).isEqualTo(Map.of("TimeoutException", 1L));
    }

    @Test
    void shouldSayThatTheRegistryMayBeMissing() {
        KafkaSink broken = new KafkaSink(
                producer,
                (topic, row) -> {
                    throw new IllegalStateException("connection refused");
                },
                new Topics("ward"),
                tally);

        assertThatThrownBy(() -> broken.send(reading()))
                .isInstanceOf(SendException.class)
                .hasMessageContaining("is the schema registry running")
                .hasMessageContaining("connection refused");
    }

    private static RawEvent reading() {
        return RawEvent.of(
                RawTopic.VITALS,
                Envelope.of("e1", new Envelope.Origin("S", null, "test"), "PT1", Instant.EPOCH, TimePrecision.MILLI)
                        .vitalSigns()
                        .build());
    }
}
