package io.clinstream.benchmarks.run;

import io.clinstream.benchmarks.broker.BenchmarkTopics;
import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.benchmarks.contender.ContenderSettings;
import io.clinstream.benchmarks.contender.Kind;
import io.clinstream.benchmarks.workload.Reading;
import io.clinstream.benchmarks.workload.RecordForm;
import io.clinstream.contract.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How old a vector is when it can be seen: from the append of the raw reading, as the broker stamped it, to the moment a
 * reader has the vector, at a steady rate. One reader sees committed records only, one sees all.
 *
 * @param broker where
 * @param folder for state and logs
 * @param seconds how long is measured
 * @param progress told what is done
 */
public record FreshnessRun(BrokerProcess broker, Path folder, int seconds, Consumer<String> progress) {

    /** Readings per second. */
    public static final int RATE = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PATIENTS = 200;
    private static final int WARM_UP_SECONDS = 15;
    private static final String PREFIX = "freshness";
    private static final int MOST_BEATS = 110;

    /**
     * Ages, milliseconds.
     *
     * @param readings how many readings were measured
     */
    public record Freshness(
            int readings, double committedMedian, double committed99, double uncommittedMedian, double uncommitted99) {}

    /** Measures. */
    public Freshness measure() throws IOException, ExecutionException, InterruptedException {
        Topics topics = new Topics(PREFIX);
        try (Admin admin = broker.admin()) {
            BenchmarkTopics.create(admin, topics, false);
        }
        ContenderSettings settings = new ContenderSettings(
                Kind.PIPELINE, broker.bootstrapServers(), PREFIX, folder.resolve("state-" + PREFIX));
        Map<String, Long> appended = new ConcurrentHashMap<>();
        try (ContenderProcess process = ContenderProcess.start(settings, folder.resolve("logs"));
                VectorReader committed = VectorReader.start(broker, topics, "read_committed");
                VectorReader uncommitted = VectorReader.start(broker, topics, "read_uncommitted")) {
            progress.accept(
                    String.format(Locale.ROOT, "%,d readings a second for %d s", RATE, WARM_UP_SECONDS + seconds));
            send(topics, appended);
            awaitAll(process, committed, appended);
            List<Double> seen = ages(appended, committed.seen());
            List<Double> early = ages(appended, uncommitted.seen());
            return new Freshness(
                    appended.size(),
                    Medians.of(seen),
                    Medians.percentile(seen, 99),
                    Medians.of(early),
                    Medians.percentile(early, 99));
        }
    }

    private static void awaitAll(ContenderProcess process, VectorReader reader, Map<String, Long> appended)
            throws InterruptedException {
        long begin = System.nanoTime();
        while (process.alive()
                && !reader.seen().keySet().containsAll(appended.keySet())
                && System.nanoTime() - begin < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static List<Double> ages(Map<String, Long> appended, Map<String, Long> seen) {
        long now = System.currentTimeMillis();
        List<Double> ages = new ArrayList<>(appended.size());
        // A vector that never came is at least as old as its reading: left out, it would make the figures better.
        appended.forEach((id, time) -> ages.add((double) (seen.getOrDefault(id, now) - time)));
        return ages;
    }

    /** At an even pace; what lies behind the pace is sent at once, so a stall shows as age and is not left out. */
    private void send(Topics topics, Map<String, Long> appended) {
        RecordForm.Encoding encoding = RecordForm.RAW.encoding(topics);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 0, "compression.type", "zstd"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            long beginMillis = System.currentTimeMillis();
            long begin = System.nanoTime();
            int all = (WARM_UP_SECONDS + seconds) * RATE;
            for (int number = 0; number < all; number++) {
                long due = begin + number * 1_000_000_000L / RATE;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                boolean measured = number >= WARM_UP_SECONDS * RATE;
                long eventTime = beginMillis + number * 1_000L / RATE;
                Reading reading = new Reading("PT" + number % PATIENTS, eventTime, eventTime, MOST_BEATS - number % 50);
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
    }
}
