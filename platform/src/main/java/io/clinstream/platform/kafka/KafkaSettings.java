package io.clinstream.platform.kafka;

import io.clinstream.contract.Topics;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Setting;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How clinstream talks to Kafka and its registry.
 *
 * @param bootstrapServers brokers, host:port, comma separated
 * @param registryUrl base of the registry's Confluent REST API
 * @param topics the topics under the configured prefix
 * @param serializerClass Avro serializer in Confluent wire format
 */
public record KafkaSettings(String bootstrapServers, URI registryUrl, Topics topics, String serializerClass) {

    /** Reads the settings; fails on a missing or wrong one. */
    public static KafkaSettings from(Configuration configuration) {
        return new KafkaSettings(
                configuration.text(Setting.KAFKA_BOOTSTRAP_SERVERS),
                configuration.uri(Setting.SCHEMA_REGISTRY_URL),
                new Topics(configuration.text(Setting.TOPIC_PREFIX)),
                configuration.text(Setting.SERIALIZER_CLASS));
    }

    /** Producer properties: idempotent, all replicas acknowledge, text keys, Avro values. */
    public Map<String, Object> producer() {
        Map<String, Object> properties = new HashMap<>(serializer());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, serializerClass);
        return properties;
    }

    /** Consumer properties: bytes, committed records only, offsets committed by us, from the start of the log. */
    public Map<String, Object> consumer(String groupId) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }

    /** Admin client properties. */
    public Map<String, Object> admin() {
        return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    /** A configured Avro serializer, for programs that hand serializers to Kafka themselves. */
    public <T> Serializer<T> avroSerializer() {
        Object instance;
        try {
            instance = Class.forName(serializerClass).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new ConfigurationException(Setting.SERIALIZER_CLASS.key() + " = \"" + serializerClass
                    + "\" must be a Kafka serializer on the class path (" + missing + ")");
        }
        @SuppressWarnings("unchecked") // the configured class serializes any Avro record
        Serializer<T> serializer = (Serializer<T>) instance;
        serializer.configure(serializer(), false);
        return serializer;
    }

    /** What Avro serializers are told: ours and Confluent's read the same names. */
    private Map<String, Object> serializer() {
        return Map.of(
                "schema.registry.url",
                registryUrl.toString(),
                "auto.register.schemas",
                false,
                "use.latest.version",
                false);
    }
}
