package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.contract.Topics;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.Contract;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.testing.StackExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sinks and API from end to end: what goes into the topics comes out of every store, once, over a restart. */
@ExtendWith(StackExtension.class)
class FeatureServiceIT {

    private static final int VECTORS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String patient = "it-" + UUID.randomUUID();
    private final Topics topics = Topics.byDefault();

    @TempDir
    private Path downloads;

    @Test
    void shouldCarryEveryRecordIntoItsStoresOnceOverARestart(StackAddresses addresses) throws Exception {
        // Given
        Configuration configuration = configuration(addresses);
        int schemaId = contract(configuration);
        ObjectStore store = MinioObjectStore.from(configuration);
        byte[] poison = ("poison of " + patient).getBytes(StandardCharsets.UTF_8);

        // When
        try (FeatureServiceMain service = FeatureServiceMain.start(configuration, Clock.systemUTC())) {
            produce(configuration, schemaId, 0, VECTORS / 2);
            awaitVersion(service, VECTORS / 2 - 1);
        }
        send(
                configuration,
                List.of(new ProducerRecord<>(
                        topics.vitals().name(), patient.getBytes(StandardCharsets.UTF_8), poison)));
        try (FeatureServiceMain service = FeatureServiceMain.start(configuration, Clock.systemUTC())) {
            produce(configuration, schemaId, VECTORS / 2, VECTORS);
            awaitVersion(service, VECTORS - 1);
            assertThat(get(service, "/patients/it-nobody/features").statusCode())
                    .isEqualTo(404);
            assertThat(get(service, "/patients/a%20b/features").statusCode()).isEqualTo(422);
            assertThat(get(service, "/catalogue").statusCode()).isEqualTo(200);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(offline(store).get(2)).isEqualTo((long) VECTORS);
                assertThat(bronzePayloads(store)).isNotEmpty();
            });
        }

        // Then
        assertThat(offline(store)).containsExactly((long) VECTORS, (long) VECTORS, (long) VECTORS);
        assertThat(bronzePayloads(store)).containsExactly(poison);
    }

    private static Configuration configuration(StackAddresses addresses) {
        Map<String, String> environment = new HashMap<>(addresses.environment());
        environment.put("CLINSTREAM_OBJECT_MAX_AGE", "PT1S");
        environment.put("CLINSTREAM_INSTANCE_ID", "it");
        environment.put("CLINSTREAM_HTTP_PORT", "0");
        return Configuration.of(environment);
    }

    private int contract(Configuration configuration) {
        SchemaRegistryClient registry =
                new SchemaRegistryClient(KafkaSettings.from(configuration).registryUrl());
        Contract.register(registry, topics);
        return registry.idOf(topics.features().subject(), FeatureVectorSchema.schema());
    }

    private void produce(Configuration configuration, int schemaId, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int offset = from; offset < to; offset++) {
            records.add(new ProducerRecord<>(
                    topics.features().name(),
                    patient.getBytes(StandardCharsets.UTF_8),
                    AvroEncoder.encode(schemaId, vector(offset))));
        }
        send(configuration, records);
    }

    private static void send(Configuration configuration, List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", KafkaSettings.from(configuration).bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            producer.flush();
            assertThat(sent).allSatisfy(record -> assertThat(record.get()).isNotNull());
        }
    }

    private GenericRecord vector(int offset) {
        Schema schema = FeatureVectorSchema.schema();
        long now = Instant.now().toEpochMilli();
        GenericRecord vector = new GenericData.Record(schema);
        vector.put("patient_id", patient);
        vector.put("study_id", "it");
        vector.put("as_of", now);
        vector.put("known_at", now);
        vector.put(
                "trigger", new GenericData.EnumSymbol(schema.getField("trigger").schema(), "EVENT"));
        vector.put("canonical_partition", 0);
        vector.put("canonical_offset", (long) offset);
        vector.put("sequence", 0);
        vector.put("log_epoch", 1);
        vector.put("clock", new GenericData.EnumSymbol(schema.getField("clock").schema(), "LIVE"));
        vector.put("last_accepted_at", now);
        vector.put("feature_set", "it");
        vector.put("vector_sha256", "00".repeat(32));
        vector.put(
                "features", new GenericData.Record(schema.getField("features").schema()));
        return vector;
    }

    private void awaitVersion(FeatureServiceMain service, int offset) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> answer = get(service, "/patients/" + patient + "/features");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Json.MAPPER.readTree(answer.body()).get("version").textValue())
                    .isEqualTo("1-0-" + offset + "-0");
        });
    }

    private HttpResponse<String> get(FeatureServiceMain service, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + service.port() + path);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Rows of our patient, their distinct positions, their distinct canonical offsets. */
    private List<Long> offline(ObjectStore store) throws IOException, SQLException {
        if (store.list("features/offline/").isEmpty()) {
            return List.of(0L, 0L, 0L);
        }
        download(store, "features/offline/");
        String sql = "SELECT count(*), count(DISTINCT (features_partition, features_offset)),"
                + " count(DISTINCT canonical_offset) FROM read_parquet('"
                + downloads.resolve("features/offline/*/*.parquet")
                + "', hive_partitioning = true) WHERE patient_id = '" + patient + "'";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return List.of(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private List<byte[]> bronzePayloads(ObjectStore store) throws IOException {
        download(store, "raw/" + topics.vitals().name() + "/");
        List<byte[]> payloads = new ArrayList<>();
        Path raw = Files.createDirectories(downloads.resolve("raw"));
        try (var files = Files.walk(raw)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                payloads.addAll(payloadsOf(file));
            }
        }
        return payloads;
    }

    private List<byte[]> payloadsOf(Path file) throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        byte[] text = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file))).readAllBytes();
        for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
            JsonNode json = Json.MAPPER.readTree(line);
            if (patient.equals(json.get("key").textValue())) {
                payloads.add(
                        Base64.getDecoder().decode(json.get("payload_base64").textValue()));
            }
        }
        return payloads;
    }

    private void download(ObjectStore store, String prefix) throws IOException {
        for (var object : store.list(prefix)) {
            Path target = downloads.resolve(object.key());
            Files.createDirectories(target.getParent());
            store.download(object.key(), target);
        }
    }
}
