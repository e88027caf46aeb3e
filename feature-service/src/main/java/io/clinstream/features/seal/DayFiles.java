package io.clinstream.features.seal;

import io.clinstream.stores.Checksum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a day to few files, each patient wholly in one of them, the same bytes for the same rows. */
final class DayFiles {

    /** A date has no more files than this. */
    static final int MOST_FILES = 4;

    private static final long LEAST_ROWS = 250_000;
    private static final int ROW_GROUP_ROWS = 20_480;

    /** A local file of a day. */
    record DayFile(Path path, long bytes, String sha256, long rows, String firstPatient, String lastPatient) {}

    private record Range(String first, String last, long rows) {}

    private final Database database;
    private final Path folder;

    DayFiles(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** Writes the files of a day, in patient order; its labels are filled. */
    List<DayFile> write(long day) {
        List<DayFile> files = new ArrayList<>();
        for (Range range : ranges(day)) {
            Path path = folder.resolve("day-" + day + "-part-" + files.size() + ".parquet");
            database.run("COPY (SELECT v.* EXCLUDE (seal_day, seal_file, adverse_event_24h, label_state), "
                    + LabelColumns.selected()
                    + " FROM vectors v JOIN labels l ON l.patient_id = v.patient_id AND l.instant = epoch_ms(v.timestamp)"
                    + " WHERE v.seal_day = " + day + " AND v.patient_id BETWEEN " + Database.text(range.first)
                    + " AND " + Database.text(range.last)
                    + " ORDER BY v.patient_id, v.timestamp, v.log_epoch, v.canonical_partition, v.canonical_offset,"
                    + " v.sequence) TO " + Database.text(path.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3, ROW_GROUP_SIZE " + ROW_GROUP_ROWS
                    + ")");
            files.add(new DayFile(path, size(path), Checksum.of(path), range.rows, range.first, range.last));
        }
        return files;
    }

    /** Patients in order, cut where a file has its share. */
    private List<Range> ranges(long day) {
        long rows = database.number("SELECT count(*) FROM vectors WHERE seal_day = ?", day);
        long share = Math.max(LEAST_ROWS, (rows + MOST_FILES - 1) / MOST_FILES);
        List<Range> ranges = new ArrayList<>();
        long[] before = new long[1];
        database.each(
                "SELECT patient_id, count(*) FROM vectors WHERE seal_day = ? GROUP BY 1 ORDER BY 1",
                row -> {
                    String patient = row.getString(1);
                    int file = (int) Math.min(MOST_FILES - 1L, before[0] / share);
                    before[0] += row.getLong(2);
                    if (file >= ranges.size()) {
                        ranges.add(new Range(patient, patient, row.getLong(2)));
                    } else {
                        Range last = ranges.remove(ranges.size() - 1);
                        ranges.add(new Range(last.first, patient, last.rows + row.getLong(2)));
                    }
                },
                day);
        return ranges;
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            throw new UncheckedIOException("cannot read " + path, gone);
        }
    }
}
