package io.clinstream.operations.parity;

import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The canonical log filed by patient: the columns of an event, and its bytes. */
final class EventsParity implements AutoCloseable {

    private static final List<String> OWN = List.of(
            "patient_id",
            "kind",
            "event_id",
            "study_id",
            "site_id",
            "source",
            "event_time",
            "event_time_precision",
            "available_at",
            "clock",
            "status",
            "version",
            "source_topic",
            "source_partition",
            "source_offset",
            "ingested_at");
    private static final List<Column> BESIDE = List.of(
            new Column("appended_at", Column.Kind.INSTANT),
            new Column("topic_id", Column.Kind.TEXT),
            new Column("schema_id", Column.Kind.WHOLE));
    private static final String PAYLOAD = "payload";

    private final List<Column> columns = new ArrayList<>();
    private final StoredTable table;
    private final String topicId;
    private RowMerge merge;

    /** A comparison with the topic of that id. */
    EventsParity(RowDatabase database, ObjectFiles files, PatientSample sample, String topicId) throws SQLException {
        this.topicId = topicId;
        Schema event = CanonicalEvent.getClassSchema();
        OWN.forEach(name -> columns.add(Column.of(name, event.getField(name).schema())));
        columns.addAll(BESIDE);
        Tally tally = new Tally("silver processed/events/");
        this.table = new StoredTable(
                database,
                files,
                sample,
                tally,
                new StoredTable.Shape("canonical_offset, patient_id, 0", "topic_id = '" + topicId + "'", this::select));
        this.merge = new RowMerge(null, tally, 0, false);
    }

    private String select(Set<String> there) {
        return columns.stream()
                        .map(column -> column.select(there.contains(column.name())))
                        .collect(Collectors.joining(", "))
                + ", base64(" + PAYLOAD + ")";
    }

    void open(Bounds bounds, Set<Integer> partitions) throws SQLException, IOException {
        table.open(bounds, partitions);
    }

    void begin(int partition) throws SQLException {
        merge = table.merge(partition);
    }

    /** The next event of the log; ticks have no rows. */
    void meet(CanonicalEvent event, LogRecord record, Demand demand) throws SQLException {
        if (event.getKind() != EventKind.TICK && event.getPatientId() != null) {
            merge.meet(
                    new RowKey(record.position().offset(), event.getPatientId(), 0),
                    demand,
                    (row, place) -> differences(row, place, event, record));
        }
    }

    private List<Difference> differences(ResultSet row, String place, CanonicalEvent event, LogRecord record)
            throws SQLException {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        List<@Nullable Object> expected = new ArrayList<>();
        OWN.forEach(name -> expected.add(event.get(name)));
        expected.add(record.position().appendTime());
        expected.add(topicId);
        expected.add(AvroDecoder.schemaId(value));
        List<Difference> found = new ArrayList<>();
        int index = RowMerge.FIRST_CELL;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Difference difference = column.compare(place, column.read(row, index++), column.plain(expected.get(i)));
            if (difference != null) {
                found.add(difference);
            }
        }
        if (!Base64.getEncoder().encodeToString(value).equals(row.getString(index))) {
            found.add(new Difference(place, PAYLOAD, "other bytes", "the log's"));
        }
        return found;
    }

    void finish(long end) throws SQLException {
        merge.finish(end);
        merge.close();
    }

    Tally tally() {
        return table.tally();
    }

    @Override
    public void close() throws SQLException {
        merge.close();
    }
}
