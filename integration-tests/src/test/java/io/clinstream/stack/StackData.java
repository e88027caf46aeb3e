package io.clinstream.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topics;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.schema.VitalSigns;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import redis.clients.jedis.RedisClient;

/** One piece of data in every part of a stack, written once and looked for later. */
final class StackData {

    private static final byte[] CONTENT = "kept".getBytes(StandardCharsets.UTF_8);
    private static final String OBJECT = "kept/object";
    private static final TopicPartition PARTITION =
            new TopicPartition(Topics.byDefault().vitals().name(), 0);

    private final StackAddresses addresses;
    private final KafkaSettings kafka;
    private final MinioObjectStore objects;

    StackData(StackAddresses addresses) {
        Configuration configuration = Configuration.of(addresses.environment());
        this.addresses = addresses;
        this.kafka = KafkaSettings.from(configuration);
        this.objects = MinioObjectStore.from(configuration);
    }

    void writeRecord() throws Exception {
        try (var producer = new KafkaProducer<>(
                new HashMap<>(kafka.producer()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), CONTENT, CONTENT))
                    .get();
        }
    }

    void expectRecord() {
        Map<String, Object> settings = new HashMap<>(kafka.consumer("stack-data"));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            ConsumerRecord<byte[], byte[]> first =
                    consumer.poll(Duration.ofSeconds(20)).iterator().next();
            assertThat(first.value()).isEqualTo(CONTENT);
        }
    }

    int registerSchema() {
        return registry().register(Topics.byDefault().vitals().subject(), VitalSigns.getClassSchema());
    }

    void expectSchema(int id) {
        assertThat(registry().schemaById(id)).isEqualTo(VitalSigns.getClassSchema());
        assertThat(registerSchema()).isEqualTo(id);
    }

    void writeKey() {
        try (RedisClient redis = redis()) {
            redis.set("kept", "kept");
        }
    }

    void expectKey() {
        try (RedisClient redis = redis()) {
            assertThat(redis.get("kept")).isEqualTo("kept");
        }
    }

    PutOutcome putObject() {
        return objects.putIfAbsent(OBJECT, CONTENT, Map.of("origin", "test"));
    }

    void expectObject() {
        assertThat(objects.find(OBJECT)).hasValue(CONTENT);
    }

    void writeRow() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
    }

    void expectRow() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select answer from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                addresses.postgresUrl(), addresses.postgresUser(), addresses.postgresPassword());
    }

    private RedisClient redis() {
        return RedisClient.create(addresses.redisUrl());
    }

    private SchemaRegistryClient registry() {
        // A new client each time: the old one remembers schemas for ever.
        return new SchemaRegistryClient(URI.create(addresses.schemaRegistryUrl()));
    }
}
