package io.clinstream.benchmarks.run;

import io.clinstream.benchmarks.broker.BenchmarkTopics;
import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.benchmarks.contender.ContenderSettings;
import io.clinstream.benchmarks.contender.Kind;
import io.clinstream.benchmarks.workload.RecordForm;
import io.clinstream.contract.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * How old a vector is when it can be seen: from the append of the raw reading, as the broker stamped it, to the moment a
 * reader has the vector, at a steady rate. One reader sees committed records only, one sees all. The rate is kept up
 * from the start; measuring begins when the cold JVM has caught up.
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
    private static final int STEP_SECONDS = 5;
    private static final int LEAST_WARM_UP_SECONDS = 20;
    private static final int LONGEST_WARM_UP_SECONDS = 90;
    private static final int HEAP_MEGABYTES = 1_024;
    private static final String PREFIX = "freshness";

    /**
     * Ages, milliseconds.
     *
     * @param readings how many readings were measured
     */
    public record Freshness(
            double readings,
            double committedMedian,
            double committed99,
            double uncommittedMedian,
            double uncommitted99) {}

    /** Measures. */
    public Freshness measure() throws IOException, ExecutionException, InterruptedException {
        Topics topics = new Topics(PREFIX);
        try (Admin admin = broker.admin()) {
            BenchmarkTopics.create(admin, topics, false);
        }
        ContenderSettings settings = new ContenderSettings(
                Kind.PIPELINE, broker.bootstrapServers(), PREFIX, folder.resolve("state-" + PREFIX));
        try (ContenderProcess process = ContenderProcess.start(settings, folder.resolve("logs"), HEAP_MEGABYTES);
                VectorReader committed = VectorReader.start(broker, topics, "read_committed");
                VectorReader uncommitted = VectorReader.start(broker, topics, "read_uncommitted");
                SteadySource source =
                        new SteadySource(broker.bootstrapServers(), RecordForm.RAW.encoding(topics), RATE)) {
            warmUp(source, process, committed);
            for (int second = 0; second < seconds; second += STEP_SECONDS) {
                source.run(STEP_SECONDS, true);
                say("measuring", source, process, committed);
            }
            Map<String, Long> appended = source.appended();
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

    /** Until nearly all that was sent has its vector; on a machine too slow for the rate not for ever. */
    private void warmUp(SteadySource source, ContenderProcess process, VectorReader committed) throws IOException {
        boolean caughtUp = false;
        for (int second = 0;
                second < LEAST_WARM_UP_SECONDS || (!caughtUp && second < LONGEST_WARM_UP_SECONDS);
                second += STEP_SECONDS) {
            source.run(STEP_SECONDS, false);
            say("warming up", source, process, committed);
            caughtUp = committed.size() > source.sent() - RATE;
        }
    }

    private void say(String phase, SteadySource source, ContenderProcess process, VectorReader committed)
            throws IOException {
        progress.accept(String.format(
                Locale.ROOT,
                "%s: %,d readings sent at %,d a second, %,d vectors seen, %.1f CPU seconds",
                phase,
                source.sent(),
                RATE,
                committed.size(),
                process.ask("meter").get("cpuNanos").asLong() / 1e9));
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
}
