package io.clinstream.operations.parity;

import io.clinstream.clinical.Rejection;
import io.clinstream.engine.history.Outcome;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.TopicCursor;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.timeline.LogPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Makes the vectors of some patients again from the canonical log, by the engine of the live application. */
public final class VectorReplay {

    private static final int EVENTS_BETWEEN_LINES = 1_000;

    private final Connections connections;
    private final boolean bronze;
    private final Path folder;
    private final Consumer<String> progress;

    /**
     * A replay.
     *
     * @param bronze whether the log is read from bronze, which keeps it beyond the topic; what bronze lacks yet comes from
     *     the topic
     * @param folder where one object at a time is kept
     * @param progress told now and then how far it is
     */
    public VectorReplay(Connections connections, boolean bronze, Path folder, Consumer<String> progress) {
        this.connections = connections;
        this.bronze = bronze;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * A vector as the log gives it.
     *
     * @param patientId whose it is
     * @param version log epoch, canonical partition, offset, sequence
     * @param sha256 hash over its values
     */
    public record Replayed(String patientId, String version, String sha256) {}

    /** Epoch of the log, as it stands in versions. */
    public int logEpoch() {
        return ReplaySettings.from(connections.settings()).logEpoch();
    }

    /**
     * Replays partitions for these patients.
     *
     * @throws IOException the log cannot be read, or does not reach back to its beginning
     */
    public void replay(Set<Integer> partitions, Set<String> patients, Consumer<Replayed> vectors)
            throws IOException, SQLException {
        KafkaSettings kafka = connections.kafka();
        AvroDecoder decoder = new AvroDecoder(connections.registry());
        PatientSample sample = PatientSample.of(patients);
        try (TopicCursor cursor = TopicCursor.nowhere(kafka)) {
            TopicLog topic = new TopicLog(kafka, cursor, kafka.topics().events().name());
            CanonicalLog log = bronze ? new BronzeLog(connections.objects(), topic, topic.topicId(), folder) : topic;
            for (int partition : topic.partitions()) {
                if (partitions.contains(partition)) {
                    replay(log, partition, decoder, sample, vectors);
                }
            }
        }
    }

    private void replay(
            CanonicalLog log, int partition, AvroDecoder decoder, PatientSample sample, Consumer<Replayed> vectors)
            throws IOException, SQLException {
        LogReplay replay =
                new LogReplay(decoder, sample, ReplaySettings.from(connections.settings()), new VectorsOnly(vectors));
        long end = log.end(partition);
        log.read(partition, row -> {
            replay.take(row);
            if (row.position().offset() % EVENTS_BETWEEN_LINES == 0) {
                progress.accept("log partition " + partition + ": offset "
                        + row.position().offset() + " of " + end);
            }
        });
        replay.flush();
    }

    private record VectorsOnly(Consumer<Replayed> vectors) implements LogReplay.Output {

        @Override
        public void event(CanonicalEvent event, LogRecord record) {
            // Only what becomes of it counts.
        }

        @Override
        public void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
            // Only what becomes of it counts.
        }

        @Override
        public void vector(Recomputed vector) {
            vectors.accept(new Replayed(vector.patientId(), vector.version(), vector.sha256()));
        }

        @Override
        public void refused(LogPosition position, Rejection rejection) {
            // A refused event makes no vector.
        }
    }
}
