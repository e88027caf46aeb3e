package io.clinstream.features.training;

import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.schema.CanonicalEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code facts}: events of the canonical log that were known at the cut-off, patient by patient in the order of
 * the log. A topic made anew comes after the one before it.
 */
final class EventTable {

    private static final String KNOWN_AT = "max(CASE clock WHEN 'LIVE' THEN epoch_ms(appended_at)"
            + " ELSE epoch_ms(coalesce(available_at, event_time)) END) OVER (PARTITION BY topic_id, patient_id"
            + " ORDER BY canonical_offset ROWS UNBOUNDED PRECEDING) AS known_at";

    /** The first event of a patient decides whether it is live or historical; others were refused. */
    private static final String MODE =
            "first_value(clock) OVER (PARTITION BY topic_id, patient_id ORDER BY canonical_offset) AS mode";

    private final TrainingDatabase database;
    private final AvroDecoder decoder;

    EventTable(TrainingDatabase database, AvroDecoder decoder) {
        this.database = database;
        this.decoder = decoder;
    }

    /**
     * Makes the table.
     *
     * @param files copies of {@code processed/events}
     * @param cutOff later known events are left out
     * @param kinds of the events, as SQL lists them
     * @param patients a query of the patients that matter
     */
    void create(List<Path> files, Instant cutOff, String kinds, String patients) throws SQLException {
        if (files.isEmpty()) {
            database.execute("CREATE TABLE facts (patient_id VARCHAR, life BIGINT, canonical_offset BIGINT,"
                    + " known_at BIGINT, payload BLOB, source VARCHAR)");
            return;
        }
        String read = "read_parquet(["
                + files.stream()
                        .map(file -> TrainingDatabase.text(file.toString()))
                        .collect(Collectors.joining(", "))
                + "], union_by_name = true, filename = true, hive_partitioning = false)";
        database.execute("CREATE TABLE lives AS SELECT topic_id, row_number() OVER (ORDER BY min(appended_at),"
                + " topic_id) AS life FROM " + read + " GROUP BY topic_id");
        database.execute("CREATE TABLE known AS SELECT * FROM (SELECT patient_id, life, topic_id, canonical_partition,"
                + " canonical_offset, kind, " + KNOWN_AT + " FROM (SELECT *, " + MODE + " FROM " + read
                + " WHERE patient_id IN (" + patients + ")) JOIN lives USING (topic_id)"
                + " WHERE clock = mode AND kind <> 'END_OF_LOAD') WHERE kind IN (" + kinds + ") AND known_at <= "
                + cutOff.toEpochMilli());
        database.execute("CREATE TABLE facts AS SELECT k.patient_id, k.life, k.canonical_offset, k.known_at, e.payload,"
                + " e.filename AS source FROM known k JOIN " + read + " e"
                + " USING (topic_id, canonical_partition, canonical_offset) ORDER BY 1, 2, 3");
    }

    /** How many events each copy gave, by its path. */
    Map<String, Long> sources() throws SQLException {
        return database.counts("SELECT source, count(*) FROM facts GROUP BY source");
    }

    /** Reads the events patient by patient. */
    Cursor open() throws SQLException {
        return new Cursor(database.connection(), decoder);
    }

    /** The events of one patient after the other; patients are asked for in rising order. */
    static final class Cursor implements AutoCloseable {

        private final Connection connection;
        private final Statement statement;
        private final ResultSet rows;
        private final AvroDecoder decoder;
        private @Nullable String next;

        private Cursor(Connection connection, AvroDecoder decoder) throws SQLException {
            this.connection = connection;
            this.decoder = decoder;
            this.statement = connection.createStatement();
            this.rows = statement.executeQuery(
                    "SELECT patient_id, known_at, payload FROM facts ORDER BY patient_id, life, canonical_offset");
            advance();
        }

        /** The events of a patient; none where there are none. */
        List<KnownEvent> of(String patientId) throws SQLException {
            while (next != null && next.compareTo(patientId) < 0) {
                advance();
            }
            List<KnownEvent> events = new ArrayList<>();
            while (patientId.equals(next)) {
                byte[] payload = rows.getBytes(3);
                events.add(new KnownEvent(decoder.decode(payload, CanonicalEvent.class), rows.getLong(2)));
                advance();
            }
            return events;
        }

        private void advance() throws SQLException {
            next = rows.next() ? rows.getString(1) : null;
        }

        @Override
        public void close() throws SQLException {
            rows.close();
            statement.close();
            connection.close();
        }
    }
}
