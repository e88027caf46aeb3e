package io.clinstream.operations.trace;

import io.clinstream.operations.access.ParquetRows;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of Parquet objects with their places; one object at a time is copied, and only of the dates asked for. */
final class StoredRows {

    private final ObjectStore store;

    StoredRows(ObjectStore store) {
        this.store = store;
    }

    /**
     * A row.
     *
     * @param key object
     * @param number of the row in it, from 1
     * @param cells the lineage columns that it has, as text
     */
    record Row(String key, long number, Map<String, String> cells) {

        @Override
        public String toString() {
            return key + " row " + number;
        }
    }

    /** The row of that number; none where the object has fewer. */
    List<Row> row(String key, long number) throws SQLException, IOException {
        return where(key, "file_row_number = " + (number - 1));
    }

    /** Rows below a folder that meet a condition of our own text, of objects of these dates. */
    List<Row> find(String folder, List<LocalDate> dates, String condition) throws SQLException, IOException {
        List<Row> found = new ArrayList<>();
        for (LocalDate date : dates) {
            for (ObjectInfo object : store.list(folder + "/date=" + date + "/")) {
                if (object.key().endsWith(".parquet")) {
                    found.addAll(where(object.key(), condition));
                }
            }
        }
        return found;
    }

    /** Rows of one object that meet a condition of our own text. */
    List<Row> where(String key, String condition) throws SQLException, IOException {
        Path file = Files.createTempFile("clinstream-trace", ".parquet");
        List<Row> found = new ArrayList<>();
        try (ParquetRows rows = ParquetRows.open()) {
            store.download(key, file);
            String table = "read_parquet('" + file + "', file_row_number = true)";
            rows.query(
                    "SELECT COLUMNS(c -> c IN ('file_row_number', 'patient_id', 'event_id', 'canonical_partition',"
                            + " 'canonical_offset', 'sequence', 'source_topic', 'source_partition', 'source_offset'))"
                            + " FROM " + table + " WHERE " + condition + " ORDER BY file_row_number",
                    result -> {
                        while (result.next()) {
                            Map<String, String> cells = new HashMap<>();
                            ResultSetMetaData shape = result.getMetaData();
                            for (int i = 1; i <= shape.getColumnCount(); i++) {
                                String cell = result.getString(i);
                                if (cell != null) {
                                    cells.put(shape.getColumnName(i), cell);
                                }
                            }
                            found.add(new Row(key, Long.parseLong(cells.remove("file_row_number")) + 1, cells));
                        }
                    });
        } finally {
            Files.delete(file);
        }
        return found;
    }
}
