package io.clinstream.operations.parity;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sealed dates, read through their newest manifests: checksums of the files, number of rows, and every column but the
 * labels, which do not follow from the vectors.
 */
final class SealedParity implements VectorParity, AutoCloseable {

    private static final String KEY = "canonical_offset, patient_id, sequence";

    private final RowDatabase database;
    private final SealedFiles files;
    private final PatientSample sample;
    private final VectorColumns columns;
    private final OfflineParity offline;
    private final Tally tally = new Tally("sealed");
    private @Nullable LogFiles rows;
    private RowMerge merge;

    SealedParity(
            RowDatabase database, SealedFiles files, PatientSample sample, VectorColumns columns, OfflineParity offline)
            throws SQLException {
        this.database = database;
        this.files = files;
        this.sample = sample;
        this.columns = columns;
        this.offline = offline;
        this.merge = new RowMerge(null, tally, 0, false);
    }

    void open(Bounds bounds) throws SQLException, IOException {
        if (!files.fetch(bounds, tally)) {
            return;
        }
        rows = LogFiles.of(database, files.table());
        try (RowCursor count = database.stream("SELECT count(*) FROM " + files.table())) {
            if (count.next() && count.row().getLong(1) != files.rows()) {
                tally.different(List.of(new Difference(
                        "all files", "number of rows", count.row().getString(1), Long.toString(files.rows()))));
            }
        }
    }

    @Override
    public void begin(int partition) throws SQLException {
        if (rows != null) {
            Set<String> there = rows.columns();
            String what = KEY + ", " + columns.select(there) + ", " + OfflineParity.selectBeside(there);
            String rest = sample.duckdb().map(in -> " AND " + in).orElse("") + " ORDER BY " + KEY;
            merge = new RowMerge(rows.stream(partition, what, rest), tally, partition, false);
        }
    }

    /** Must come after the offline store has met the same vector. */
    @Override
    public void meet(Recomputed vector, Demand demand) throws SQLException {
        Demand here = demand == Demand.IGNORED || mustHold(vector) ? demand : Demand.OPTIONAL;
        merge.meet(vector.key(), here, (row, place) -> differences(row, vector, place));
    }

    private boolean mustHold(Recomputed vector) {
        LocalDate date =
                LocalDate.ofInstant(Instant.ofEpochMilli(vector.vector().asOf()), ZoneOffset.UTC);
        return offline.found().filter(place -> files.mustHold(date, place)).isPresent();
    }

    private List<Difference> differences(ResultSet row, Recomputed vector, String place) throws SQLException {
        List<Difference> wrong = new ArrayList<>(columns.differences(row, RowMerge.FIRST_CELL, vector, place));
        int beside = RowMerge.FIRST_CELL + columns.size();
        OfflineParity.Place lies = new OfflineParity.Place(row.getInt(beside), row.getLong(beside + 1));
        offline.found().ifPresent(same -> {
            if (lies.partition() >= 0 && !lies.equals(same)) {
                wrong.add(new Difference(place, "features_offset", lies.toString(), same.toString()));
            }
        });
        return wrong;
    }

    @Override
    public void finish(long end) throws SQLException {
        merge.finish(end);
        merge.close();
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void close() throws SQLException {
        merge.close();
    }
}
