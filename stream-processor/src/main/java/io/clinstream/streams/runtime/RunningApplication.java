package io.clinstream.streams.runtime;

import io.clinstream.streams.StreamProcessorConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;

/** One Kafka Streams application at work: started, watched, stopped. */
public final class RunningApplication implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final StreamApplication application;
    private final KafkaStreams streams;
    private final LongSupplier lastTick;

    private RunningApplication(StreamApplication application, KafkaStreams streams, LongSupplier lastTick) {
        this.application = application;
        this.streams = streams;
        this.lastTick = lastTick;
    }

    /**
     * Starts an application.
     *
     * @param lastTick time of the newest tick it wrote or read, epoch milliseconds; 0 before the first
     * @param onFailure called once when it cannot go on
     */
    public static RunningApplication start(
            StreamProcessorConfig config,
            StreamApplication application,
            Topology topology,
            LongSupplier lastTick,
            Runnable onFailure) {
        KafkaStreams streams = new KafkaStreams(topology, StreamsSettings.of(config, application));
        streams.setUncaughtExceptionHandler(new ThreadRecovery(application.label(), Clock.systemUTC()));
        streams.setStateListener((next, previous) -> {
            if (next == State.ERROR || next == State.PENDING_ERROR) {
                onFailure.run();
            }
        });
        streams.start();
        return new RunningApplication(application, streams, lastTick);
    }

    /** Which one it is. */
    public StreamApplication application() {
        return application;
    }

    /** Whether every thread works on its tasks. */
    public boolean isRunning() {
        return streams.state() == State.RUNNING;
    }

    /** State, record lag and newest tick, for people. */
    public Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", streams.state().name());
        details.put("threads", threads());
        details.put("lag", (long) lag());
        long tick = lastTick.getAsLong();
        if (tick > 0) {
            details.put("last_tick", java.time.Instant.ofEpochMilli(tick).toString());
        }
        return details;
    }

    /** Stream threads alive. */
    public long threads() {
        return streams.metadataForLocalThreads().stream()
                .filter(thread -> !thread.threadState().equals("DEAD"))
                .count();
    }

    /** Records fetched topics still hold beyond what was read, summed over the assigned partitions. */
    public double lag() {
        return sum("consumer-fetch-manager-metrics", "records-lag", "partition");
    }

    /** Records processed per second, summed over the threads. */
    public double processRate() {
        return sum("stream-thread-metrics", "process-rate", "thread-id");
    }

    /** Stops in order; local state stays. */
    @Override
    public void close() {
        streams.close(CLOSE_TIMEOUT);
    }

    private double sum(String group, String name, String perTag) {
        return streams.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().group().equals(group)
                        && entry.getKey().name().equals(name)
                        && entry.getKey().tags().containsKey(perTag))
                .map(Map.Entry::getValue)
                .map(Metric::metricValue)
                .filter(Double.class::isInstance)
                .mapToDouble(value -> (Double) value)
                .filter(value -> !Double.isNaN(value))
                .sum();
    }
}
