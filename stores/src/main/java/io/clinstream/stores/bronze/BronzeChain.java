package io.clinstream.stores.bronze;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All objects of one topic partition in bronze, in offset order.
 *
 * <p>Offsets without a record are normal: markers of transactions, and records of transactions that were aborted. So an
 * object names the end of its predecessor, and only that proves that nothing is missing. Where an object does not, a hole
 * of more than {@value #MOST_MARKERS} offsets counts as a missing object.
 *
 * @param topic full name of the topic
 * @param topicId first characters of the topic's id
 * @param partition partition of the topic
 * @param objects at least one
 */
public record BronzeChain(String topic, String topicId, int partition, List<BronzeObject> objects) {

    /** Offsets between two objects, or before the first, that transactions explain. */
    public static final long MOST_MARKERS = 64;

    private static final String EXTENSION = "ndjson.gz";

    /** Copies the objects. */
    public BronzeChain {
        objects = List.copyOf(objects);
    }

    /**
     * The chains of a topic by partition, each complete from the beginning of the log.
     *
     * @param topicId first characters of the topic's id; empty text: the only one there is
     * @throws BrokenChainException an object is missing, or the topic was made anew and {@code topicId} says nothing
     */
    public static List<BronzeChain> of(ObjectStore store, String topic, String topicId) {
        Map<String, SortedMap<Integer, List<Named>>> found = new TreeMap<>();
        for (ObjectInfo object : store.list("raw/" + topic + "/")) {
            ObjectName.find(object.key())
                    .filter(name ->
                            name.topic().equals(topic) && name.extension().equals(EXTENSION))
                    .filter(name -> topicId.isEmpty() || name.topicId().equals(topicId))
                    .ifPresent(name -> found.computeIfAbsent(name.topicId(), id -> new TreeMap<>())
                            .computeIfAbsent(name.partition(), partition -> new ArrayList<>())
                            .add(new Named(name, object)));
        }
        if (found.isEmpty()) {
            throw new BrokenChainException("bronze holds no object of topic " + topic
                    + (topicId.isEmpty() ? "" : " with the topic id " + topicId));
        }
        if (found.size() > 1) {
            throw new BrokenChainException(
                    "topic " + topic + " was made anew; name the topic id to read: " + found.keySet());
        }
        List<BronzeChain> chains = new ArrayList<>();
        found.forEach((id, partitions) -> partitions.forEach(
                (partition, names) -> chains.add(new BronzeChain(topic, id, partition, described(store, names)))));
        chains.forEach(BronzeChain::requireWhole);
        return chains;
    }

    private record Named(ObjectName name, ObjectInfo info) {}

    private static List<BronzeObject> described(ObjectStore store, List<Named> names) {
        return names.stream()
                .sorted(Comparator.comparingLong(named -> named.name().firstOffset()))
                .map(named -> described(store, named))
                .toList();
    }

    /** Listings carry no metadata, so each object is asked. */
    private static BronzeObject described(ObjectStore store, Named named) {
        String key = named.info().key();
        Map<String, String> metadata = store.stat(key)
                .map(ObjectInfo::metadata)
                .orElseThrow(() -> new BrokenChainException("object " + key + " was listed and is gone"));
        String last = metadata.get("last-offset");
        if (last == null) {
            throw new BrokenChainException("object " + key + " has no metadata last-offset");
        }
        String follows = metadata.get("follows");
        return new BronzeObject(
                key,
                named.name().firstOffset(),
                Long.parseLong(last),
                follows == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(follows)),
                named.info().size());
    }

    /** Offset of the first record. */
    public long firstOffset() {
        return objects.get(0).firstOffset();
    }

    /** Offset of the last record. */
    public long lastOffset() {
        return objects.get(objects.size() - 1).lastOffset();
    }

    /** Bytes of all objects. */
    public long bytes() {
        return objects.stream().mapToLong(BronzeObject::bytes).sum();
    }

    /** The chain up to an offset, at which one of its objects ends. */
    public BronzeChain upTo(long lastOffset) {
        List<BronzeObject> kept = objects.stream()
                .filter(object -> object.lastOffset() <= lastOffset)
                .toList();
        if (kept.isEmpty() || kept.get(kept.size() - 1).lastOffset() != lastOffset) {
            throw new BrokenChainException("no object of partition " + partition + " of topic " + topic
                    + " ends at offset " + lastOffset + " any more");
        }
        return new BronzeChain(topic, topicId, partition, kept);
    }

    private void requireWhole() {
        long end = -1;
        String before = "the beginning of the log";
        for (BronzeObject object : objects) {
            if (object.firstOffset() <= end) {
                throw new BrokenChainException(
                        "object " + object.key() + " begins before " + before + " ends, at offset " + end);
            }
            long hole = object.firstOffset() - end - 1;
            if (missing(object, end, hole)) {
                throw new BrokenChainException(missing(object, end, before));
            }
            end = object.lastOffset();
            before = object.key();
        }
    }

    private static boolean missing(BronzeObject object, long end, long hole) {
        OptionalLong follows = object.follows();
        boolean explained = hole <= MOST_MARKERS || follows.isPresent();
        return !explained || (follows.isPresent() && follows.getAsLong() != end);
    }

    private String missing(BronzeObject object, long end, String before) {
        ObjectName first = new ObjectName(topic, topicId, partition, end + 1, EXTENSION);
        long last = object.follows().orElse(object.firstOffset() - 1);
        return "an object is missing between " + before + " and " + object.key() + ": " + first.fileName()
                + ", or one that begins later, ending at offset " + last;
    }
}
