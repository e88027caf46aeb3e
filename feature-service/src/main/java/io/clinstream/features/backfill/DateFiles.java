package io.clinstream.features.backfill;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.features.backfill.run.MergedRows;
import io.clinstream.features.backfill.run.RunFile;
import io.clinstream.features.parquet.VectorFile;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.stores.Checksum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The final files: the rows of all runs, by date. They are a function of the rows alone, wherever runs were cut, so what
 * an interrupted try put stands and is not made again.
 */
final class DateFiles {

    private static final String SHA256 = "sha256";
    private static final String ROWS = "rows";

    private final ObjectStore store;
    private final BackfillRequest request;
    private final FeatureCatalog catalog;
    private final List<RunFile> runs;
    private final int rowsPerFile;

    DateFiles(ObjectStore store, BackfillRequest request, List<RunFile> runs, int rowsPerFile) {
        this.store = store;
        this.request = request;
        this.catalog = request.plan().catalog();
        this.runs = runs;
        this.rowsPerFile = rowsPerFile;
    }

    /** Every file, made where it does not exist. */
    List<BackfillManifest.File> write(Progress progress) {
        TreeSet<Long> days = new TreeSet<>();
        runs.forEach(run -> days.addAll(run.days().keySet()));
        List<BackfillManifest.File> files = new ArrayList<>();
        for (long day : days) {
            progress.say(LocalDate.ofEpochDay(day).toString());
            Day date = new Day(day);
            files.addAll(date.standing().orElseGet(date::make));
            progress.advance(date.rows);
        }
        return files;
    }

    /** One date. */
    private final class Day {

        private final long day;
        private final LocalDate date;
        private final long rows;
        private final int parts;
        private final List<BackfillManifest.File> made = new ArrayList<>();
        private VectorFile open;

        Day(long day) {
            this.day = day;
            this.date = LocalDate.ofEpochDay(day);
            this.rows = runs.stream().mapToLong(run -> run.rows(day)).sum();
            this.parts = Math.toIntExact((rows + rowsPerFile - 1) / rowsPerFile);
            this.open = new VectorFile(catalog);
        }

        /** All files of the date, if all exist. */
        Optional<List<BackfillManifest.File>> standing() {
            List<BackfillManifest.File> files = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                Optional<BackfillManifest.File> file = standing(request.paths().file(date, part));
                if (file.isEmpty()) {
                    return Optional.empty();
                }
                files.add(file.get());
            }
            return Optional.of(files);
        }

        List<BackfillManifest.File> make() {
            MergedRows.forEach(runs, day, catalog.size(), row -> {
                open.add(row.row(), row.vector());
                if (open.rows() == rowsOf(made.size())) {
                    put();
                }
            });
            return made;
        }

        /** Files of a date differ by at most one row. */
        private long rowsOf(int part) {
            return rows * (part + 1) / parts - rows * part / parts;
        }

        private void put() {
            String key = request.paths().file(date, made.size());
            long count = open.rows();
            byte[] content = open.finish();
            String sha256 = Checksum.of(content);
            open = new VectorFile(catalog);
            Map<String, String> metadata = Map.of(SHA256, sha256, ROWS, Long.toString(count));
            BackfillManifest.File file = new BackfillManifest.File(key, date, content.length, sha256, count);
            if (store.putIfAbsent(key, content, metadata) == PutOutcome.EXISTS
                    && !standing(key).equals(Optional.of(file))) {
                throw new IllegalStateException("object " + key
                        + " holds other rows: another version of the program made it. Start under another name");
            }
            made.add(file);
        }

        private Optional<BackfillManifest.File> standing(String key) {
            Optional<ObjectInfo> info = store.stat(key);
            return info.map(found -> new BackfillManifest.File(
                    key,
                    date,
                    found.size(),
                    Objects.requireNonNullElse(found.metadata().get(SHA256), ""),
                    Long.parseLong(Objects.requireNonNullElse(found.metadata().get(ROWS), "0"))));
        }
    }
}
