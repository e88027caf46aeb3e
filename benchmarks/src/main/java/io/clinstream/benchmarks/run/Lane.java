package io.clinstream.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.benchmarks.broker.BenchmarkTopics;
import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.benchmarks.broker.TopicMeter;
import io.clinstream.benchmarks.contender.ContenderSettings;
import io.clinstream.benchmarks.contender.Kind;
import io.clinstream.contract.Topics;
import io.clinstream.streams.runtime.StreamApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** One entrant with its topics, its input and its process. It rests between the slices it is given. */
final class Lane implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Kind kind;
    private final Topics topics;
    private final TopicMeter meter;
    private final Feed feed;
    private final ContenderProcess process;

    private Lane(Kind kind, Topics topics, TopicMeter meter, Feed feed, ContenderProcess process) {
        this.kind = kind;
        this.topics = topics;
        this.meter = meter;
        this.feed = feed;
        this.process = process;
    }

    /** Creates topics, starts the process. */
    static Lane open(BrokerProcess broker, Path folder, Entrant entrant)
            throws IOException, ExecutionException, InterruptedException {
        Topics topics = new Topics(entrant.name());
        try (Admin admin = broker.admin()) {
            BenchmarkTopics.create(admin, topics, true);
        }
        return attach(broker, folder, entrant);
    }

    /** The same on topics and state that are there. */
    static Lane attach(BrokerProcess broker, Path folder, Entrant entrant) throws IOException {
        Kind kind = entrant.kind();
        ContenderProcess process = ContenderProcess.start(
                new ContenderSettings(
                        kind, broker.bootstrapServers(), entrant.name(), folder.resolve("state-" + entrant.name())),
                folder.resolve("logs"),
                entrant.heapMegabytes());
        Topics topics = new Topics(entrant.name());
        Feed feed =
                new Feed(broker.bootstrapServers(), entrant.ward(), kind.input().encoding(topics));
        return new Lane(kind, topics, new TopicMeter(broker), feed, process);
    }

    /** Its process. */
    ContenderProcess process() {
        return process;
    }

    /** Counts of its topics. */
    TopicMeter meter() {
        return meter;
    }

    /** Names of its changelogs. */
    List<String> changelogs() throws ExecutionException, InterruptedException {
        return meter.topics(name -> name.startsWith(topics.prefix() + "-") && name.endsWith("-changelog"));
    }

    /** Gives it so many readings and waits until their results are committed. */
    Slice run(int readings) throws IOException, ExecutionException, InterruptedException {
        JsonNode before = process.ask("meter");
        feed.slice(readings);
        long begin = System.nanoTime();
        await(firstGroup(), feed.ends());
        if (kind == Kind.PIPELINE) {
            await(
                    StreamApplication.FEATURES.applicationId(topics),
                    meter.recordEnds(topics.events().name()));
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        JsonNode after = process.ask("meter");
        return new Slice(
                readings,
                seconds(after, "cpuNanos") - seconds(before, "cpuNanos"),
                wall,
                seconds(after, "collectionNanos") - seconds(before, "collectionNanos"));
    }

    /** The same with a flight recording: what ate the time. */
    JsonNode profile(int readings) throws IOException, ExecutionException, InterruptedException {
        process.ask("profile");
        run(readings);
        return process.ask("summary").get("profile");
    }

    @Override
    public void close() throws IOException {
        feed.close();
        process.close();
        meter.close();
    }

    private static double seconds(JsonNode meter, String name) {
        return meter.get(name).asLong() / 1e9;
    }

    private String firstGroup() {
        return switch (kind) {
            case PLAIN -> topics.prefix() + "-loop";
            case DSL -> topics.prefix() + "-dsl";
            case PIPELINE -> StreamApplication.INTAKE.applicationId(topics);
            case FEATURES_24, FEATURES_FULL -> StreamApplication.FEATURES.applicationId(topics);
        };
    }

    private void await(String group, Map<TopicPartition, Long> offsets)
            throws ExecutionException, InterruptedException {
        long begin = System.nanoTime();
        while (!meter.reached(group, offsets)) {
            if (!process.alive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException(kind.label() + " did not finish; its log says why: " + process.log());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
