package io.clinstream.benchmarks.run;

import io.clinstream.benchmarks.workload.Reading;
import io.clinstream.benchmarks.workload.RecordForm;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends raw readings at an even pace. What falls behind the pace is sent at once: a stall shows as age and is not left
 * out.
 */
final class SteadySource implements AutoCloseable {

    private static final int PATIENTS = 200;
    private static final int MOST_BEATS = 110;

    private final int rate;
    private final RecordForm.Encoding encoding;
    private final KafkaProducer<byte[], byte[]> producer;
    private final long beginMillis = System.currentTimeMillis();
    private final long begin = System.nanoTime();
    private final Map<String, Long> appended = new ConcurrentHashMap<>();
    private long sent;

    SteadySource(String bootstrapServers, RecordForm.Encoding encoding, int rate) {
        this.rate = rate;
        this.encoding = encoding;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "compression.type", "zstd"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Readings sent so far. */
    long sent() {
        return sent;
    }

    /** Event id and append time, epoch milliseconds by the broker, of the readings sent to be measured. */
    Map<String, Long> appended() {
        return new HashMap<>(appended);
    }

    /** Sends for so many seconds. */
    void run(int seconds, boolean measured) {
        for (long end = sent + (long) seconds * rate; sent < end; sent++) {
            long due = begin + sent * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long eventTime = beginMillis + sent * 1_000L / rate;
            send(new Reading("PT" + sent % PATIENTS, eventTime, eventTime, MOST_BEATS - (int) (sent % 50)), measured);
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(Reading reading, boolean measured) {
        String id = reading.eventId();
        var unused = producer.send(
                new ProducerRecord<>(
                        encoding.topic(),
                        reading.patientId().getBytes(StandardCharsets.UTF_8),
                        encoding.value(reading)),
                (metadata, failure) -> {
                    if (measured && failure == null) {
                        appended.put(id, metadata.timestamp());
                    }
                });
    }
}
