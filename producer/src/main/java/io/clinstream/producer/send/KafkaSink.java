package io.clinstream.producer.send;

import io.clinstream.contract.Topics;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.producer.event.Payload;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to Kafka: idempotent, acknowledged by all in-sync replicas, in order per patient. Memory for records under way
 * is bounded by the client's buffer; when it is full, sending waits.
 */
public final class KafkaSink implements EventSink {

    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaSink.class);
    private static final int BUFFER_BYTES = 32 * 1024 * 1024;
    private static final int WAIT_FOR_BROKER_MILLIS = 15_000;
    private static final int LINGER_MILLIS = 5;

    private final Producer<byte[], byte[]> producer;
    private final Serializer<SpecificRecord> values;
    private final Topics topics;
    private final DeliveryTally tally;

    /** For tests: any producer and serializer. */
    KafkaSink(
            Producer<byte[], byte[]> producer, Serializer<SpecificRecord> values, Topics topics, DeliveryTally tally) {
        this.producer = producer;
        this.values = values;
        this.topics = topics;
        this.tally = tally;
    }

    /**
     * Connects, and checks that the broker answers and knows the raw topics.
     *
     * @throws SendException if not
     */
    public static KafkaSink connect(KafkaSettings settings, DeliveryTally tally) {
        Map<String, Object> properties = new HashMap<>(settings.producer());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT_FOR_BROKER_MILLIS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        KafkaSink sink =
                new KafkaSink(new KafkaProducer<>(properties), settings.avroSerializer(), settings.topics(), tally);
        try {
            sink.checkTopics(settings.bootstrapServers());
        } catch (SendException absent) {
            sink.producer.close(Duration.ZERO);
            throw absent;
        }
        return sink;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback gets the outcome.
    public void send(RawEvent event) {
        String topic = event.topic().in(topics).name();
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                topic, null, null, bytes(event.key()), encode(topic, event.payload()), event.headers());
        tally.sent(event.topic());
        try {
            producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    tally.acknowledged(event.topic());
                } else {
                    tally.failed(event.topic(), failure);
                }
            });
        } catch (KafkaException refused) {
            tally.failed(event.topic(), refused);
            throw new SendException("Kafka takes no records for " + topic + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        values.close();
    }

    private void checkTopics(String bootstrapServers) {
        for (RawTopic topic : RawTopic.values()) {
            String name = topic.in(topics).name();
            try {
                producer.partitionsFor(name);
            } catch (KafkaException absent) {
                LOGGER.debug("no partitions of {}", name, absent);
                throw new SendException(
                        "Kafka at " + bootstrapServers + " does not answer for topic " + name
                                + ": is the stack running, and were its topics created?",
                        absent);
            }
        }
    }

    private byte @Nullable [] encode(String topic, Payload payload) {
        if (payload instanceof Payload.Value value) {
            try {
                return values.serialize(topic, value.content());
            } catch (RuntimeException unencodable) {
                LOGGER.debug("cannot encode for {}", topic, unencodable);
                throw new SendException(
                        "a record for " + topic + " cannot be encoded: is the schema registry running, and is the"
                                + " contract registered? (" + unencodable.getMessage() + ")",
                        unencodable);
            }
        }
        return bytes(((Payload.Original) payload).bytes());
    }

    private static byte @Nullable [] bytes(@Nullable Bytes wrapped) {
        return wrapped == null ? null : wrapped.get();
    }
}
