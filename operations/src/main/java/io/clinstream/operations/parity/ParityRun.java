package io.clinstream.operations.parity;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;

/**
 * One comparison of everything with the canonical log. What must be there is fixed when it begins: raw records first,
 * then the log, so that every record it asks about had its time. Memory is bounded by a partition's patients and by
 * DuckDB's limit; the copies of objects lie in a folder.
 */
final class ParityRun implements AutoCloseable {

    private final Connections connections;
    private final ParityOptions options;
    private final Path folder;
    private final Clock clock;
    private final Consumer<String> progress;
    private final KafkaSettings kafka;
    private final TopicCursor cursor;
    private final Topics topics;
    private final ObjectStore objects;
    private final AvroDecoder decoder;
    private final ReplaySettings settings;
    private final List<TopicLog> raw = new ArrayList<>();
    private final TopicLog settled;
    private final PatientSample sample;
    private long events;
    private long vectors;

    /** Fixes what must be there. */
    ParityRun(Connections connections, ParityOptions options, Path folder, Clock clock, Consumer<String> progress)
            throws SQLException, IOException {
        this.connections = connections;
        this.options = options;
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
        this.kafka = connections.kafka();
        this.cursor = TopicCursor.nowhere(kafka);
        this.topics = kafka.topics();
        this.objects = connections.objects();
        this.decoder = new AvroDecoder(connections.registry());
        this.settings = ReplaySettings.from(connections.settings());
        for (Topic topic : topics.raw()) {
            raw.add(new TopicLog(kafka, cursor, topic.name()));
        }
        this.settled = new TopicLog(kafka, cursor, topics.events().name());
        this.sample = sample();
    }

    private PatientSample sample() throws SQLException, IOException {
        return options.patients() > 0
                ? SampleByCount.of(settled, options.patients(), options.seed())
                : PatientSample.percent(options.percent(), options.seed());
    }

    /** Compares everything once; can be asked again while something is still on its way. */
    ParityReport compare() throws SQLException, IOException {
        Instant began = clock.instant();
        events = 0;
        vectors = 0;
        Bounds bounds = new Bounds(options.from(), options.to(), Recency.of(began, options.grace()));
        Path spill = Files.createDirectories(folder.resolve("spill"));
        List<Tally> tallies = new ArrayList<>();
        RawAccount account = new RawAccount(raw);
        new BronzeLeg(kafka, cursor, objects, decoder, sample, bounds.recency(), folder, progress)
                .check(raw, settled, account)
                .forEach(tallies::add);
        try (RedisClient redis = connections.redis();
                OnlineSnapshot snapshot = OnlineSnapshot.take(redis, sample, folder.resolve("online"));
                RowDatabase database = RowDatabase.open(spill)) {
            Instant readAt = clock.instant();
            TopicLog now = new TopicLog(kafka, cursor, topics.events().name());
            VectorColumns columns = new VectorColumns(FeatureCatalog.current());
            OnlineParity online = new OnlineParity(
                    snapshot, readAt.toEpochMilli(), settings.onlineRetention().toMillis());
            try (OfflineParity offline = new OfflineParity(
                            database,
                            new ObjectFiles(
                                    objects, "features/offline/", folder.resolve("offline" + began.toEpochMilli())),
                            sample,
                            columns,
                            settings.conflation().isZero());
                    SealedParity sealed = new SealedParity(
                            database,
                            new SealedFiles(objects, folder.resolve("sealed" + began.toEpochMilli())),
                            sample,
                            columns,
                            offline);
                    AuditParity audit = new AuditParity(connections, sample, settings.logEpoch());
                    EventsParity filed = new EventsParity(
                            database,
                            new ObjectFiles(
                                    objects, "processed/events/", folder.resolve("events" + began.toEpochMilli())),
                            sample,
                            now.topicId());
                    SilverParity silver = new SilverParity(
                            topics, objects, database, sample, folder.resolve("silver" + began.toEpochMilli()))) {
                progress.accept("fetching silver, offline and sealed objects");
                offline.open(bounds, now.partitions());
                sealed.open(bounds);
                silver.open(bounds, now.partitions());
                filed.open(bounds, now.partitions());
                audit.open(now.partitions());
                StoreMeeting replayed = new StoreMeeting(
                        topics.events().name(),
                        account,
                        filed,
                        silver,
                        List.of(offline, sealed, audit, online),
                        bounds);
                replay(now, replayed);
                vectors = replayed.vectors();
                online.finishLog(ends(now));
                account.settle().forEach(tallies::add);
                tallies.add(filed.tally());
                tallies.addAll(silver.tallies());
                tallies.addAll(
                        List.of(replayed.refusals(), offline.tally(), sealed.tally(), online.tally(), audit.tally()));
            }
        }
        List<String> undecided = vectors == 0 ? List.of("the log gives no vector") : List.of();
        return new ParityReport(tallies, events, vectors, Duration.between(began, clock.instant()), undecided);
    }

    private void replay(TopicLog now, StoreMeeting replayed) throws SQLException, IOException {
        CanonicalLog log = options.bronze() ? new BronzeLog(objects, now, now.topicId(), folder) : now;
        readDeadLetters(replayed);
        for (int partition : now.partitions()) {
            replayed.begin(partition, settled.end(partition));
            LogReplay replay = new LogReplay(decoder, sample, settings, replayed);
            long end = now.end(partition);
            log.read(partition, row -> {
                replay.take(row);
                if (replay.events() % 1000 == 0) {
                    progress.accept("partition " + partition + ": offset "
                            + row.position().offset() + " of " + end + ", " + replayed.vectors() + " vectors");
                }
            });
            replay.flush();
            events += replay.events();
            replayed.finish(partition, end);
        }
    }

    private void readDeadLetters(StoreMeeting replayed) throws SQLException, IOException {
        TopicLog letters = new TopicLog(kafka, cursor, topics.deadLetter().name());
        for (int partition : letters.partitions()) {
            letters.readRecords(partition, 0, letter -> {
                if (sample.hasKey(letter.key())) {
                    replayed.letter(letter);
                }
            });
        }
    }

    private static Map<Integer, Long> ends(TopicLog log) {
        Map<Integer, Long> ends = new TreeMap<>();
        log.partitions().forEach(partition -> ends.put(partition, log.end(partition)));
        return ends;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
