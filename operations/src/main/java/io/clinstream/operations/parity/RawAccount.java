package io.clinstream.operations.parity;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.schema.CanonicalEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What became of every raw record, as sets of source positions: each is in the canonical log, once, or refused. What
 * became of the events themselves (rows, duplicates) is recomputed from the log. A few bits per record.
 */
final class RawAccount {

    private static final String RECORD = "RECORD";

    private final Map<String, TopicLog> topics = new TreeMap<>();
    private final Map<String, Map<Integer, Partition>> partitions = new TreeMap<>();
    private final Map<String, Tally> tallies = new TreeMap<>();

    /** One partition of one raw topic. */
    private static final class Partition {
        private final OffsetSet seen = new OffsetSet();
        private final OffsetSet recent = new OffsetSet();
        private final OffsetSet canonical = new OffsetSet();
        private final OffsetSet refused = new OffsetSet();
        private final OffsetSet partly = new OffsetSet();
    }

    /** An account of raw topics; later records than their ends are none of its business. */
    RawAccount(Iterable<TopicLog> raw) {
        for (TopicLog topic : raw) {
            topics.put(topic.topic(), topic);
            tallies.put(topic.topic(), new Tally("raw to accepted: " + topic.topic()));
            partitions.put(topic.topic(), new TreeMap<>());
        }
    }

    /** A raw record, from bronze or from its topic or both. */
    void seen(String topic, int partition, long offset, boolean recent) {
        Partition here = of(topic, partition);
        here.seen.add(offset);
        if (recent) {
            here.recent.add(offset);
        }
    }

    /** An event of the canonical log. */
    void canonical(CanonicalEvent event) {
        String topic = event.getSourceTopic();
        Integer partition = event.getSourcePartition();
        Long offset = event.getSourceOffset();
        if (topic == null || partition == null || offset == null || !within(topic, partition, offset)) {
            return;
        }
        if (!of(topic, partition).canonical.add(offset)) {
            tally(topic).extra(place(topic, partition, offset) + " is in the canonical log more than once");
        }
    }

    /** A dead letter. */
    void refused(ConsumerRecord<byte[], byte[]> letter) {
        String topic = header(letter, DeadLetterHeaders.SOURCE_TOPIC);
        String partition = header(letter, DeadLetterHeaders.SOURCE_PARTITION);
        String offset = header(letter, DeadLetterHeaders.SOURCE_OFFSET);
        if (topic == null || partition == null || offset == null) {
            return;
        }
        if (within(topic, Integer.parseInt(partition), Long.parseLong(offset))) {
            Partition here = of(topic, Integer.parseInt(partition));
            boolean whole = RECORD.equals(header(letter, DeadLetterHeaders.SCOPE));
            (whole ? here.refused : here.partly).add(Long.parseLong(offset));
        }
    }

    /** Draws the balance. */
    Iterable<Tally> settle() {
        partitions.forEach((topic, parts) -> parts.forEach((number, part) -> settle(topic, number, part)));
        return tallies.values();
    }

    private void settle(String topic, int number, Partition part) {
        Tally tally = tally(topic);
        OffsetSet outcomes = new OffsetSet();
        for (OffsetSet outcome : new OffsetSet[] {part.canonical, part.refused, part.partly}) {
            outcome.without(new OffsetSet(), outcomes::add);
        }
        long[] open = {0};
        part.seen.without(outcomes, offset -> {
            open[0]++;
            if (part.recent.has(offset)) {
                tally.behind(place(topic, number, offset));
            } else {
                tally.missing(place(topic, number, offset) + " has no outcome");
            }
        });
        tally.equal(part.seen.size() - open[0]);
        outcomes.without(
                part.seen, offset -> tally.extra(place(topic, number, offset) + " has an outcome, and was never sent"));
        part.canonical.without(new OffsetSet(), offset -> {
            if (part.refused.has(offset)) {
                tally.extra(place(topic, number, offset) + " is in the canonical log and refused as a whole");
            }
        });
    }

    private boolean within(String topic, int partition, long offset) {
        TopicLog raw = topics.get(topic);
        return raw != null && offset < raw.end(partition);
    }

    private Partition of(String topic, int partition) {
        return parts(topic).computeIfAbsent(partition, unseen -> new Partition());
    }

    private Map<Integer, Partition> parts(String topic) {
        return partitions.computeIfAbsent(topic, unseen -> new TreeMap<>());
    }

    private Tally tally(String topic) {
        return tallies.computeIfAbsent(topic, unseen -> new Tally("raw to accepted: " + topic));
    }

    /** The topics it accounts for. */
    Set<String> topics() {
        return topics.keySet();
    }

    private static String place(String topic, int partition, long offset) {
        return topic + " " + partition + "/" + offset;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> row, String name) {
        Header header = row.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
