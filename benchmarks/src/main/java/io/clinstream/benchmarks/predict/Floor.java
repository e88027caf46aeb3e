package io.clinstream.benchmarks.predict;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.models.tree.TreeEnsemble;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import redis.clients.jedis.RedisClient;

/**
 * The least that a prediction with our guarantees takes: over HTTP, one value from Redis as large as a vector, the bare
 * model, one record as large as a prediction appended with {@code acks=all}, and an answer. It reads nothing of what it
 * fetches, explains nothing and writes nothing that means anything. Beside it plain {@code /echo}.
 */
final class Floor implements AutoCloseable {

    /** Redis key of what it reads. */
    static final String KEY = "benchmark:floor:";

    private final RedisClient redis;
    private final KafkaProducer<String, byte[]> producer;
    private final TreeEnsemble trees;
    private final String topic;
    private final byte[] record;
    private final double[] inputs;
    private final HttpService http;

    /** A floor that appends records of so many bytes. */
    Floor(URI redisUrl, String bootstrapServers, String topic, int recordBytes, TreeEnsemble trees) {
        this.redis = RedisClient.create(redisUrl);
        this.producer = new KafkaProducer<>(producerSettings(bootstrapServers));
        this.trees = trees;
        this.topic = topic;
        this.record = new byte[recordBytes];
        this.inputs = new double[trees.inputs()];
        Arrays.setAll(inputs, input -> input % 5 == 0 ? Double.NaN : input);
        this.http = HttpService.builder("127.0.0.1", 0)
                .post("/echo", exchange -> exchange.reply(200, exchange.json(JsonNode.class)))
                .post("/floor", this::serve)
                .start();
    }

    /** As the log of predictions has it. */
    private static Map<String, Object> producerSettings(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        return settings;
    }

    int port() {
        return http.port();
    }

    private void serve(Exchange exchange) {
        JsonNode asked = exchange.json(JsonNode.class);
        String patient = asked.path("patient_id").asText();
        String vector = redis.get(KEY + patient);
        if (vector == null || !Double.isFinite(trees.margin(inputs))) {
            throw new IllegalStateException("the floor has no value of a patient, or no margin");
        }
        try {
            producer.send(new ProducerRecord<>(topic, patient, record)).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IllegalStateException(refused);
        }
        exchange.reply(200, asked);
    }

    @Override
    public void close() {
        http.close();
        producer.close();
        redis.close();
    }
}
