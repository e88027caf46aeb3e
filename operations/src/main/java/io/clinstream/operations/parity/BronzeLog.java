package io.clinstream.operations.parity;

import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.bronze.BronzeChain;
import io.clinstream.stores.bronze.BronzeObject;
import io.clinstream.stores.bronze.BronzeReader;
import io.clinstream.stores.bronze.BronzeRecord;
import io.clinstream.timeline.LogPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The canonical log from bronze, which holds it beyond the topic's retention; what bronze lacks yet, from the topic. */
final class BronzeLog implements CanonicalLog {

    private final ObjectStore store;
    private final TopicLog topic;
    private final Path folder;
    private final Map<Integer, BronzeChain> chains = new TreeMap<>();

    /**
     * The log in a bucket.
     *
     * @param topicId first characters of the topic's id
     * @param folder where one object at a time is kept
     */
    BronzeLog(ObjectStore store, TopicLog topic, String topicId, Path folder) {
        this.store = store;
        this.topic = topic;
        this.folder = folder;
        for (BronzeChain chain : BronzeChain.of(store, topic.topic(), topicId)) {
            chains.put(chain.partition(), chain);
        }
    }

    @Override
    public Set<Integer> partitions() {
        return topic.partitions();
    }

    @Override
    public long end(int partition) {
        return topic.end(partition);
    }

    @Override
    public void read(int partition, Sink sink) throws SQLException, IOException {
        BronzeChain chain = chains.get(partition);
        long next = 0;
        if (chain != null) {
            for (BronzeObject object : chain.objects()) {
                read(partition, object, sink);
            }
            next = chain.lastOffset() + 1;
        }
        if (topic.begin(partition) > next && topic.begin(partition) < end(partition)) {
            throw new IncompleteLogException(topic.topic() + " partition " + partition + ": bronze ends at offset "
                    + (next - 1) + ", the topic begins at " + topic.begin(partition));
        }
        topic.readFrom(partition, next, sink);
    }

    private void read(int partition, BronzeObject object, Sink sink) throws SQLException, IOException {
        Path file = Files.createTempFile(folder, "bronze", ".ndjson.gz");
        try {
            store.download(object.key(), file);
            try (BronzeReader reader = new BronzeReader(object, Files.newInputStream(file))) {
                for (BronzeRecord row = reader.next(); row != null; row = reader.next()) {
                    if (row.offset() < end(partition)) {
                        LogPosition position =
                                new LogPosition(topic.topic(), partition, row.offset(), row.appendTime());
                        sink.take(new LogRecord(position, null, row.value()));
                    }
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
