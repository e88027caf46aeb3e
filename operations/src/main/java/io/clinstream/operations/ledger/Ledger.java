package io.clinstream.operations.ledger;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.AvroDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import redis.clients.jedis.RedisClient;

/**
 * Reads every store afresh and draws the balance. What is raw when it begins is what it accounts for; the rest of the
 * way may still be catching up, so it can look again and reads only what is new.
 */
final class Ledger implements AutoCloseable {

    private final Connections connections;
    private final LedgerBook book;
    private final AvroDecoder decoder;
    private final Topics topics;
    private final TopicCursor canonical;
    private final TopicCursor dead;
    private final TopicCursor accepted;
    private final TopicCursor vectors;
    private final Restatements restatements = new Restatements();
    private final ParquetEntries parquet;
    private final OnlineEntries online;
    private final VectorEntries vectorEntries;
    private Map<String, GenericRecord> required = Map.of();
    private boolean bounded;

    private Ledger(Connections connections, LedgerBook book, Path folder, Clock clock) {
        KafkaSettings kafka = connections.kafka();
        this.connections = connections;
        this.book = book;
        this.decoder = new AvroDecoder(connections.registry());
        this.topics = kafka.topics();
        this.canonical = TopicCursor.atBeginning(kafka, List.of(topics.events().name()));
        this.dead = TopicCursor.atBeginning(kafka, List.of(topics.deadLetter().name()));
        this.accepted = TopicCursor.atBeginning(kafka, names(topics.accepted()));
        this.vectors = TopicCursor.atBeginning(kafka, List.of(topics.features().name()));
        this.parquet = new ParquetEntries(book, connections.objects(), topics, folder);
        this.online = new OnlineEntries(clock);
        this.vectorEntries = new VectorEntries(decoder);
    }

    /** Begins: notes down the sources, and what is raw now. */
    static Ledger begin(Connections connections, List<SourceCount> sources, Path folder, Clock clock)
            throws SQLException, IOException {
        LedgerBook book = LedgerBook.open(folder);
        Ledger ledger = new Ledger(connections, book, folder, clock);
        try (LedgerBook.Writer input = book.writer("input")) {
            for (SourceCount source : sources) {
                source.count((kind, patient, code, times) ->
                        input.add(kind.topic(ledger.topics).name(), patient, code, times));
            }
        }
        ledger.readRaw();
        return ledger;
    }

    private void readRaw() throws SQLException {
        try (TopicCursor raw = TopicCursor.atBeginning(connections.kafka(), names(topics.raw()));
                LedgerBook.Writer snapshot = book.writer("snapshot");
                LedgerBook.Writer rows = book.writer("raw")) {
            Map<TopicPartition, Long> ends = raw.ends();
            ends.forEach((partition, end) -> snapshot.add(partition.topic(), partition.partition(), end));
            raw.readTo(ends, new RawEntries(rows, decoder, topics));
        }
    }

    /** Reads on in every other store, and draws the balance. */
    LedgerReport look(boolean sourceMayBeAhead, boolean withSources) throws SQLException, IOException {
        readTopics();
        Balance balance = new Balance(book);
        if (!bounded) {
            bound(balance.firstHalfHolds(sourceMayBeAhead, withSources));
        }
        compareOnline();
        parquet.readSilver();
        parquet.readOffline();
        List<Breach> breaches = new ArrayList<>(balance.breaches(sourceMayBeAhead, withSources));
        online.breach().ifPresent(breaches::add);
        return new LedgerReport(
                balance.sums(),
                balance.count("vectors"),
                balance.count("offline"),
                online.right(),
                online.expired(),
                breaches);
    }

    /**
     * Notes which vectors this ledger accounts for: those of its raw records, once all of these have passed. Later ones
     * would keep a living system out of balance for ever.
     */
    private void bound(boolean last) throws SQLException {
        book.execute("DELETE FROM vector_snapshot");
        book.execute("INSERT INTO vector_snapshot SELECT part, max(pos) + 1 FROM vectors_all GROUP BY part");
        required = vectorEntries.last();
        bounded = last;
    }

    private void compareOnline() throws SQLException {
        try (RedisClient redis = connections.redis()) {
            Map<String, Map<String, String>> read = online.read(redis, required.keySet());
            readVectors();
            online.compare(read, required, vectorEntries);
        }
    }

    private void readTopics() throws SQLException {
        try (LedgerBook.Writer rows = book.writer("canonical_all")) {
            canonical.readToEnd(new CanonicalEntries(rows, decoder, restatements));
        }
        try (LedgerBook.Writer rows = book.writer("dead_all")) {
            dead.readToEnd(new DeadEntries(rows));
        }
        try (LedgerBook.Writer rows = book.writer("accepted_all")) {
            accepted.readToEnd(new AcceptedEntries(rows, decoder));
        }
        readVectors();
    }

    private void readVectors() throws SQLException {
        try (LedgerBook.Writer rows = book.writer("vectors_all")) {
            vectors.readToEnd(vectorEntries.into(rows));
        }
    }

    private static List<String> names(List<Topic> topics) {
        return topics.stream().map(Topic::name).toList();
    }

    @Override
    public void close() throws SQLException {
        canonical.close();
        dead.close();
        accepted.close();
        vectors.close();
        book.close();
    }
}
