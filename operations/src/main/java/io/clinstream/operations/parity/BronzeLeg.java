package io.clinstream.operations.parity;

import io.clinstream.contract.Topic;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.stores.bronze.BrokenChainException;
import io.clinstream.stores.bronze.BronzeChain;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Bronze of every raw topic and of the canonical log; tells the account which raw records there are. */
record BronzeLeg(
        KafkaSettings kafka,
        TopicCursor cursor,
        ObjectStore objects,
        AvroDecoder decoder,
        PatientSample sample,
        Recency recency,
        Path folder,
        Consumer<String> progress) {

    /** What was found, per topic. */
    List<Tally> check(List<TopicLog> raw, TopicLog canonical, RawAccount account) throws SQLException, IOException {
        List<Tally> tallies = new ArrayList<>();
        for (TopicLog log : raw) {
            tallies.add(check(
                    log,
                    row -> account.seen(
                            log.topic(),
                            row.position().partition(),
                            row.position().offset(),
                            recency.covers(row.position().appendTime()))));
        }
        tallies.add(check(canonical, row -> {}));
        return tallies;
    }

    private Tally check(TopicLog log, Consumer<LogRecord> seen) throws SQLException, IOException {
        progress.accept("bronze of " + log.topic());
        String topicId = log.topicId();
        BronzeCheck check = new BronzeCheck(cursor, decoder, log, compacted(log.topic()), sample, recency);
        requireWhole(log.topic(), topicId, check.tally());
        BronzeObjects lines = new BronzeObjects(objects, log.topic(), topicId, folder);
        for (int partition : log.partitions()) {
            check.run(partition, lines, seen);
        }
        return check.tally();
    }

    private boolean compacted(String topic) {
        return kafka.topics().raw().stream()
                .filter(known -> known.name().equals(topic))
                .anyMatch(Topic::compacted);
    }

    /** An object that is gone leaves a hole, which the topic no longer shows once its records have expired. */
    private void requireWhole(String topic, String topicId, Tally tally) {
        if (objects.list("raw/" + topic + "/").isEmpty()) {
            return;
        }
        try {
            BronzeChain.of(objects, topic, topicId);
        } catch (BrokenChainException broken) {
            tally.missing(String.valueOf(broken.getMessage()));
        }
    }
}
