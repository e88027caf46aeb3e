package io.clinstream.producer.send;

import io.clinstream.producer.event.RawTopic;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts per topic what was sent, acknowledged and failed, and why. Safe for several threads. */
public final class DeliveryTally {

    private final Map<RawTopic, long[]> counts = new EnumMap<>(RawTopic.class);
    private final Map<String, Long> failures = new TreeMap<>();

    /**
     * Counts of one topic.
     *
     * @param sent handed to the client
     * @param acknowledged by all in-sync replicas
     * @param failed given up
     */
    public record Delivery(long sent, long acknowledged, long failed) {

        Delivery plus(Delivery other) {
            return new Delivery(sent + other.sent, acknowledged + other.acknowledged, failed + other.failed);
        }
    }

    synchronized void sent(RawTopic topic) {
        count(topic)[0]++;
    }

    synchronized void acknowledged(RawTopic topic) {
        count(topic)[1]++;
    }

    synchronized void failed(RawTopic topic, Exception why) {
        count(topic)[2]++;
        failures.merge(why.getClass().getSimpleName(), 1L, Long::sum);
    }

    /** Counts by topic, only of topics something was sent to. */
    public synchronized Map<RawTopic, Delivery> byTopic() {
        Map<RawTopic, Delivery> deliveries = new EnumMap<>(RawTopic.class);
        counts.forEach((topic, count) -> deliveries.put(topic, new Delivery(count[0], count[1], count[2])));
        return Collections.unmodifiableMap(deliveries);
    }

    /** Counts over all topics. */
    public Delivery total() {
        return byTopic().values().stream().reduce(new Delivery(0, 0, 0), Delivery::plus);
    }

    /** Failures by kind of error. */
    public synchronized Map<String, Long> failures() {
        return Map.copyOf(failures);
    }

    private long[] count(RawTopic topic) {
        return counts.computeIfAbsent(topic, unseen -> new long[3]);
    }
}
