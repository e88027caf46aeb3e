package io.clinstream.features.seal;

import io.clinstream.stores.Checksum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the rows of a day to few files, each patient wholly in one of them, the same bytes for the same rows.
 *
 * <p>Rows are wide, and the database does not spill a sort of wide rows well: so patients are sorted a slice at a time,
 * and the slices, which follow each other, become the file.
 */
final class DayFiles {

    /** A date has no more files than this. */
    static final int MOST_FILES = 4;

    private static final long LEAST_ROWS = 250_000;
    private static final int ROW_GROUP_ROWS = 10_240;
    private static final long SLICE_ROWS = 10_000;
    private static final String FORMAT =
            " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3, ROW_GROUP_SIZE " + ROW_GROUP_ROWS + ")";

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
        for (List<Range> slices : shares(slices(day))) {
            Path path = folder.resolve("day-" + day + "-part-" + files.size() + ".parquet");
            List<Path> sorted = new ArrayList<>();
            for (Range slice : slices) {
                Path file = folder.resolve("slice-" + sorted.size() + ".parquet");
                sort(day, slice, file);
                sorted.add(file);
            }
            join(sorted, path);
            Range first = slices.get(0);
            Range last = slices.get(slices.size() - 1);
            long rows = slices.stream().mapToLong(Range::rows).sum();
            files.add(new DayFile(path, size(path), Checksum.of(path), rows, first.first, last.last));
        }
        return files;
    }

    private void sort(long day, Range slice, Path file) {
        database.run("COPY (SELECT v.* EXCLUDE (seal_day, seal_file, adverse_event_24h, label_state), "
                + LabelColumns.selected()
                + " FROM vectors v JOIN labels l ON l.patient_id = v.patient_id AND l.instant = epoch_ms(v.timestamp)"
                + " WHERE v.seal_day = " + day + " AND v.patient_id BETWEEN " + Database.text(slice.first) + " AND "
                + Database.text(slice.last) + " AND l.patient_id BETWEEN " + Database.text(slice.first) + " AND "
                + Database.text(slice.last)
                + " ORDER BY v.patient_id, v.timestamp, v.log_epoch, v.canonical_partition, v.canonical_offset,"
                + " v.sequence) TO " + Database.text(file.toString()) + FORMAT);
    }

    /** Puts sorted files behind each other. */
    private void join(List<Path> sorted, Path path) {
        String list =
                sorted.stream().map(file -> Database.text(file.toString())).collect(Collectors.joining(", "));
        database.run("COPY (SELECT * FROM read_parquet([" + list + "], hive_partitioning = false)) TO "
                + Database.text(path.toString()) + FORMAT);
        sorted.forEach(DayFiles::delete);
    }

    /** Patients in order, so many at a time that their rows are sorted in memory. */
    private List<Range> slices(long day) {
        List<Range> slices = new ArrayList<>();
        database.each(
                "SELECT patient_id, count(*) FROM vectors WHERE seal_day = ? GROUP BY 1 ORDER BY 1",
                row -> {
                    String patient = row.getString(1);
                    long rows = row.getLong(2);
                    Range last = slices.isEmpty() ? null : slices.get(slices.size() - 1);
                    if (last == null || last.rows + rows > SLICE_ROWS) {
                        slices.add(new Range(patient, patient, rows));
                    } else {
                        slices.set(slices.size() - 1, new Range(last.first, patient, last.rows + rows));
                    }
                },
                day);
        return slices;
    }

    /** The slices of each file: cut where a file has its share. */
    private static List<List<Range>> shares(List<Range> slices) {
        long rows = slices.stream().mapToLong(Range::rows).sum();
        long share = Math.max(LEAST_ROWS, (rows + MOST_FILES - 1) / MOST_FILES);
        List<List<Range>> shares = new ArrayList<>();
        long before = 0;
        for (Range slice : slices) {
            if (Math.min(MOST_FILES - 1L, before / share) >= shares.size()) {
                shares.add(new ArrayList<>());
            }
            shares.get(shares.size() - 1).add(slice);
            before += slice.rows;
        }
        return shares;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException stays) {
            throw new UncheckedIOException("cannot delete " + file, stays);
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            throw new UncheckedIOException("cannot read " + path, gone);
        }
    }
}
