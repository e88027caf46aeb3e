package io.clinstream.operations.parity;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The offline store: every column of every row. Where a row lies in the features topic does not follow from the
 * canonical log, but its order does.
 */
final class OfflineParity implements VectorParity, AutoCloseable {

    private static final List<String> BESIDE =
            List.of("features_partition", "features_offset", "adverse_event_24h", "label_state");

    private final VectorColumns columns;
    private final StoredTable table;
    private final boolean inOrder;
    private final Map<Integer, Long> before = new HashMap<>();
    private final Map<Integer, Long> here = new HashMap<>();
    private RowMerge merge;
    private long canonical = -1;
    private Optional<Place> found = Optional.empty();

    /**
     * Where a row lies in the features topic.
     *
     * @param partition of the features topic
     * @param offset in the features topic
     */
    record Place(int partition, long offset) {}

    /**
     * A comparison.
     *
     * @param inOrder whether vectors are written in the order of the log, which conflation does not
     */
    OfflineParity(RowDatabase database, ObjectFiles files, PatientSample sample, VectorColumns columns, boolean inOrder)
            throws SQLException {
        this.columns = columns;
        this.inOrder = inOrder;
        Tally tally = new Tally("offline");
        this.table = new StoredTable(
                database,
                files,
                sample,
                tally,
                StoredTable.Shape.of(there -> columns.select(there) + ", " + selectBeside(there)));
        this.merge = new RowMerge(null, tally, 0, false);
    }

    static String selectBeside(Set<String> there) {
        return String.join(
                ", ",
                BESIDE.stream()
                        .map(name -> there.contains(name) ? name : "NULL")
                        .toList());
    }

    void open(Bounds bounds, Set<Integer> partitions) throws SQLException, IOException {
        table.open(bounds, partitions);
    }

    @Override
    public void begin(int partition) throws SQLException {
        merge = table.merge(partition);
        before.clear();
        here.clear();
        canonical = -1;
    }

    @Override
    public void meet(Recomputed vector, Demand demand) throws SQLException {
        found = Optional.empty();
        merge.meet(vector.key(), demand, (row, place) -> differences(row, vector, place));
    }

    private List<Difference> differences(ResultSet row, Recomputed vector, String place) throws SQLException {
        List<Difference> wrong = new ArrayList<>(columns.differences(row, RowMerge.FIRST_CELL, vector, place));
        int beside = RowMerge.FIRST_CELL + columns.size();
        Place lies = new Place(row.getInt(beside), row.getLong(beside + 1));
        found = Optional.of(lies);
        long offset = vector.cause().position().offset();
        if (offset != canonical) {
            here.forEach((partition, last) -> before.merge(partition, last, Math::max));
            canonical = offset;
        }
        here.merge(lies.partition(), lies.offset(), Math::max);
        long last = before.getOrDefault(lies.partition(), -1L);
        if (inOrder && lies.offset() <= last) {
            wrong.add(new Difference(place, "features_offset", Long.toString(lies.offset()), "more than " + last));
        }
        for (int i = 2; i < BESIDE.size(); i++) {
            String label = row.getString(beside + i);
            if (label != null) {
                wrong.add(new Difference(place, BESIDE.get(i), label, null));
            }
        }
        return wrong;
    }

    /** Where the row of the vector met last lies; empty where there is none. */
    Optional<Place> found() {
        return found;
    }

    @Override
    public void finish(long end) throws SQLException {
        merge.finish(end);
        merge.close();
    }

    @Override
    public Tally tally() {
        return table.tally();
    }

    @Override
    public void close() throws SQLException {
        merge.close();
    }
}
