package io.clinstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clinstream.contract.Topic;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import io.clinstream.testing.StackExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two raw topics are read in the order of append time, also when intake was held up while both were written. It would
 * not be so if a fetch brought so much of one topic that what was fetched of the other had to wait: until it is handed
 * over, that topic looks as if it had nothing.
 */
@ExtendWith(StackExtension.class)
class RawTopicOrderIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BLOCKS = 60;
    private static final int BLOCK = 250;
    private static final Instant FIRST = Instant.parse("2012-03-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void shouldReadTwoTopicsInTheOrderOfAppendTimeAfterAHoldUp(StackAddresses addresses) throws Exception {
        // Given
        PrivateTopics log = PrivateTopics.make(addresses.environment(), "it-order", 1);
        Map<String, String> settings = log.settings(Map.of("CLINSTREAM_STREAM_APPLICATIONS", "intake"));

        // When
        try (StreamProcessorProcess intake = StreamProcessorProcess.start(settings, folder)) {
            sendInTurn(log, 0, 1);
            await().atMost(PATIENCE).until(() -> events(log).size() == 2 * BLOCK);
            intake.pause();
            sendInTurn(log, 1, BLOCKS);
            intake.resume();
            await().atMost(PATIENCE).until(() -> events(log).size() == 2 * BLOCKS * BLOCK);
            assertThat(intake.stop()).isZero();
        }

        // Then
        long newest = 0;
        long furthestBehind = 0;
        for (CanonicalEvent event : events(log)) {
            long appended = event.getIngestedAt().toEpochMilli();
            furthestBehind = Math.max(furthestBehind, newest - appended);
            newest = Math.max(newest, appended);
        }
        assertThat(furthestBehind)
                .as("milliseconds by which a record comes after a younger one")
                .isZero();
    }

    private static List<CanonicalEvent> events(PrivateTopics log) {
        List<ConsumerRecord<byte[], byte[]>> committed =
                log.committed(log.topics().events());
        return committed.stream()
                .map(record -> log.decode(record, CanonicalEvent.class))
                .filter(event -> event.getKind() != EventKind.TICK)
                .toList();
    }

    /** Blocks of readings and of results in turn, each on the broker before the next is sent. */
    private static void sendInTurn(PrivateTopics log, int from, int to) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = log.producer()) {
            for (int block = from; block < to; block++) {
                int first = block * BLOCK;
                awaitAll(IntStream.range(first, first + BLOCK)
                        .mapToObj(number -> send(producer, log, log.topics().vitals(), reading(number)))
                        .toList());
                awaitAll(IntStream.range(first, first + BLOCK)
                        .mapToObj(number -> send(producer, log, log.topics().labs(), result(number)))
                        .toList());
            }
        }
    }

    private static void awaitAll(List<Future<RecordMetadata>> sent) throws Exception {
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    private static Future<RecordMetadata> send(
            KafkaProducer<byte[], byte[]> producer, PrivateTopics log, Topic topic, SpecificRecord value) {
        return producer.send(log.raw(topic, "PT-1", value));
    }

    private static VitalSigns reading(int number) {
        return VitalSigns.newBuilder()
                .setEventId("reading-" + number)
                .setPatientId("PT-1")
                .setStudyId("IT")
                .setSource("monitor-1")
                .setEventTime(FIRST.plusSeconds(number))
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load-1")
                .setHeartRate(new Quantity(60.0 + number % 60, "/min"))
                .build();
    }

    private static LabResult result(int number) {
        return LabResult.newBuilder()
                .setEventId("result-" + number)
                .setPatientId("PT-1")
                .setStudyId("IT")
                .setSource("laboratory")
                .setEventTime(FIRST.plusSeconds(number))
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load-1")
                .setCode("lactate")
                .setValue(1.0 + number % 30 / 10.0)
                .setUnit("mmol/L")
                .build();
    }
}
