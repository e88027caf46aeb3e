package io.clinstream.benchmarks.predict;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether ours does what it is measured for: a score of the trees, not of the baseline, not a refusal, and a record of
 * it in the log.
 *
 * @param predict address of {@code /predict}
 * @param version version of the model that has to answer
 */
record FirstAnswer(URI predict, String version) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Asks until the trees answer; returns how large the largest record in the log is. */
    int recordBytes(String bootstrapServers, String topic) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String last = "nothing";
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            try {
                last = ask();
                JsonNode answer = Json.MAPPER.readTree(last);
                if (answer.path("model_version").asText().equals(version)
                        && answer.path("adverse_event_probability").isNumber()
                        && answer.path("contributions").size() > 0) {
                    return largest(bootstrapServers, topic);
                }
            } catch (IOException notYet) {
                last = String.valueOf(notYet.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IllegalStateException("the API does not score with " + version + ", it answers " + last);
    }

    private String ask() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(predict)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"patient_id\":\"PT00042\"}"))
                                .build(),
                        BodyHandlers.ofString());
        return answer.body();
    }

    private static int largest(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = IntStream.range(
                            0, consumer.partitionsFor(topic).size())
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            int largest = 0;
            for (int poll = 0; poll < 20; poll++) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    largest = Math.max(largest, record.serializedValueSize());
                }
            }
            return largest;
        }
    }
}
