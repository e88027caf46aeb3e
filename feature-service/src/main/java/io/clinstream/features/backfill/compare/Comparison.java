package io.clinstream.features.backfill.compare;

import io.clinstream.features.backfill.BackfillManifest;
import io.clinstream.features.backfill.compare.Differences.Column;
import io.clinstream.features.backfill.compare.Differences.First;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.SourceRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a complete backfill with a store, one file of the store after the other, in a DuckDB of this process. It reads
 * values, never hashes alone.
 */
public final class Comparison {

    /** Where a row came from, and what sealing fills, is not part of a vector. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "patient_id",
            "canonical_partition",
            "canonical_offset",
            "sequence",
            "features_partition",
            "features_offset",
            "appended_at");

    private static final String SAME_ROW = "USING (patient_id, canonical_partition, canonical_offset, sequence)";
    private static final int MEMORY_MEBIBYTES = 200;

    private final ObjectStore store;
    private final BackfillManifest backfill;
    private final Path folder;
    private final TreeMap<LocalDate, List<String>> filesByDate = new TreeMap<>();
    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private final Map<String, First> firsts = new HashMap<>();
    private final Set<String> added = new TreeSet<>();
    private final Set<String> gone = new TreeSet<>();
    private long compared;
    private long onlyInStore;

    /** A comparison that uses an existing local folder. */
    public Comparison(ObjectStore store, BackfillManifest backfill, Path folder) {
        this.store = store;
        this.backfill = backfill;
        this.folder = folder;
        backfill.files()
                .forEach(file -> filesByDate
                        .computeIfAbsent(file.date(), date -> new ArrayList<>())
                        .add(file.key()));
    }

    /**
     * Compares with every row of a store that lies in the range of the backfill. What a live application has written since
     * the replayed log ended is left out.
     */
    public Differences with(StoreFiles files, Progress progress) {
        List<String> keys = files.of(store, filesByDate.keySet());
        progress.expect(keys.size());
        try (DuckRows rows = DuckRows.open(folder.resolve("spill"), MEMORY_MEBIBYTES)) {
            for (String key : keys) {
                progress.say(key);
                compare(rows, key);
                progress.advance(1);
            }
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        counts.forEach((name, count) ->
                columns.put(name, new Column(count[0], count[0] - count[1], count[1], firsts.get(name))));
        return new Differences(
                files.name(),
                compared,
                backfill.rows() - compared,
                onlyInStore,
                List.copyOf(added),
                List.copyOf(gone),
                columns);
    }

    private void compare(DuckRows rows, String key) {
        Path local = fetched(key);
        rows.run("CREATE OR REPLACE VIEW whole AS SELECT * FROM read_parquet(" + DuckRows.text(local.toString()) + ")");
        rows.run("CREATE OR REPLACE VIEW store AS SELECT * FROM whole WHERE " + inRange());
        List<LocalDate> dates = new ArrayList<>();
        rows.each(
                "SELECT DISTINCT CAST(timezone('UTC', timestamp) AS DATE) FROM store ORDER BY 1",
                row -> dates.add(LocalDate.parse(row.getString(1))));
        List<Path> made = dates.stream()
                .flatMap(date -> filesByDate.getOrDefault(date, List.of()).stream())
                .map(this::fetched)
                .toList();
        if (made.isEmpty()) {
            onlyInStore += rows.number("SELECT count(*) FROM store");
        } else {
            rows.run("CREATE OR REPLACE VIEW made AS SELECT * FROM read_parquet(["
                    + made.stream().map(path -> DuckRows.text(path.toString())).collect(Collectors.joining(","))
                    + "])");
            compareRows(rows);
        }
        delete(local);
        filesByDate.headMap(dates.isEmpty() ? LocalDate.MIN : dates.get(0)).values().stream()
                .flatMap(List::stream)
                .map(this::local)
                .forEach(Comparison::delete);
    }

    private String inRange() {
        LocalDate from = backfill.from();
        LocalDate to = backfill.to();
        return (from == null ? "true" : "timestamp >= TIMESTAMPTZ '" + from + " 00:00:00+00'")
                + (to == null ? "" : " AND timestamp < TIMESTAMPTZ '" + to.plusDays(1) + " 00:00:00+00'")
                + backfill.inputs().stream().map(Comparison::replayed).collect(Collectors.joining());
    }

    private static String replayed(SourceRange input) {
        return " AND (canonical_partition <> " + input.partition() + " OR canonical_offset <= " + input.lastOffset()
                + ")";
    }

    private void compareRows(DuckRows rows) {
        Set<String> ours = rows.columns("made");
        Set<String> theirs = rows.columns("store");
        added.addAll(without(ours, theirs));
        gone.addAll(without(theirs, ours));
        Set<String> common = new LinkedHashSet<>(ours);
        common.retainAll(theirs);
        common.removeAll(NOT_COMPARED);
        List<String> names = List.copyOf(common);
        String sums = names.stream()
                .map(name -> ", count(*) FILTER (WHERE made.\"" + name + "\" IS DISTINCT FROM store.\"" + name + "\")")
                .collect(Collectors.joining());
        Set<String> different = new LinkedHashSet<>();
        long before = compared;
        rows.each("SELECT count(*)" + sums + " FROM store JOIN made " + SAME_ROW, row -> {
            compared += row.getLong(1);
            for (int column = 0; column < names.size(); column++) {
                long[] count = counts.computeIfAbsent(names.get(column), name -> new long[2]);
                count[0] += row.getLong(1);
                count[1] += row.getLong(column + 2);
                if (row.getLong(column + 2) > 0) {
                    different.add(names.get(column));
                }
            }
        });
        onlyInStore += rows.number("SELECT count(*) FROM store") - (compared - before);
        different.forEach(name -> first(rows, name));
    }

    private void first(DuckRows rows, String name) {
        rows.each(
                "SELECT canonical_partition, canonical_offset, sequence, CAST(made.\"" + name
                        + "\" AS VARCHAR), CAST(store.\"" + name + "\" AS VARCHAR) FROM store JOIN made " + SAME_ROW
                        + " WHERE made.\"" + name + "\" IS DISTINCT FROM store.\"" + name
                        + "\" ORDER BY 1, 2, 3 LIMIT 1",
                row -> {
                    First found =
                            new First(row.getInt(1), row.getLong(2), row.getInt(3), row.getString(4), row.getString(5));
                    firsts.merge(name, found, (known, next) -> next.isBefore(known) ? next : known);
                });
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private Path fetched(String key) {
        Path file = local(key);
        if (!Files.exists(file)) {
            store.download(key, file);
        }
        return file;
    }

    private Path local(String key) {
        return folder.resolve(key.replace('/', '_'));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException("cannot delete " + file, stays);
        }
    }
}
