package io.clinstream.operations.parity;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.engine.history.Outcome;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.accepted.AcceptedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Silver: the accepted rows of every event are made again and compared, column by column. */
final class SilverParity implements AutoCloseable {

    private final AcceptedRows rows;
    private final Map<String, Store> stores = new TreeMap<>();

    /** One folder of silver. */
    private static final class Store {
        private final AcceptedColumns columns;
        private final StoredTable table;
        private RowMerge merge;

        Store(AcceptedColumns columns, StoredTable table, RowMerge none) {
            this.columns = columns;
            this.table = table;
            this.merge = none;
        }
    }

    SilverParity(Topics topics, ObjectStore objects, RowDatabase database, PatientSample sample, Path folder)
            throws SQLException {
        this.rows = new AcceptedRows(topics);
        add(topics.acceptedVitals(), "processed/vitals/", objects, database, sample, folder);
        add(topics.acceptedLabs(), "processed/labs/", objects, database, sample, folder);
        add(topics.acceptedAdverseEvents(), "processed/adverse-events/", objects, database, sample, folder);
    }

    private void add(
            Topic topic, String prefix, ObjectStore objects, RowDatabase database, PatientSample sample, Path folder)
            throws SQLException {
        AcceptedColumns columns = new AcceptedColumns(topic.schema().orElseThrow());
        Tally tally = new Tally("silver " + prefix);
        ObjectFiles files = new ObjectFiles(objects, prefix, folder.resolve(prefix));
        StoredTable table = new StoredTable(database, files, sample, tally, StoredTable.Shape.of(columns::select));
        stores.put(topic.name(), new Store(columns, table, new RowMerge(null, tally, 0, false)));
    }

    void open(Bounds bounds, Set<Integer> partitions) throws SQLException, IOException {
        for (Store store : stores.values()) {
            store.table.open(bounds, partitions);
        }
    }

    void begin(int partition) throws SQLException {
        for (Store store : stores.values()) {
            store.merge = store.table.merge(partition);
        }
    }

    void meet(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position, Demand demand)
            throws SQLException {
        for (AcceptedRows.Row row : rows.of(event, outcomes, knownAt, position)) {
            Store store = Objects.requireNonNull(stores.get(row.topic().name()));
            SpecificRecord value = row.value();
            int sequence =
                    (Integer) value.get(value.getSchema().getField("sequence").pos());
            store.merge.meet(
                    new RowKey(position.offset(), event.getPatientId(), sequence),
                    demand,
                    (stored, place) -> store.columns.differences(stored, RowMerge.FIRST_CELL, value, place));
        }
    }

    void finish(long end) throws SQLException {
        for (Store store : stores.values()) {
            store.merge.finish(end);
            store.merge.close();
        }
    }

    List<Tally> tallies() {
        return stores.values().stream().map(store -> store.table.tally()).toList();
    }

    @Override
    public void close() throws SQLException {
        for (Store store : stores.values()) {
            store.merge.close();
        }
    }
}
