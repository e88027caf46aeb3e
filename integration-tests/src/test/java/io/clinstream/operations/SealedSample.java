package io.clinstream.operations;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedFile;
import io.clinstream.stores.SealedManifest;
import io.clinstream.stores.SourceRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Seals one date out of the offline store, in one file, as the contract of sealed dates says. */
final class SealedSample {

    private SealedSample() {}

    /** Key of the one file. */
    static String seal(ObjectStore store, LocalDate date, Path folder) throws Exception {
        Path copies = Files.createDirectories(folder.resolve("to-seal"));
        int number = 0;
        for (ObjectInfo object : store.list("features/offline/")) {
            store.download(object.key(), copies.resolve(number++ + ".parquet"));
        }
        Path file = folder.resolve("sealed.parquet");
        String rows = "read_parquet('" + copies + "/*.parquet') WHERE CAST(timestamp AS DATE) = DATE '" + date + "'";
        List<SourceRange> ranges = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (SELECT * FROM " + rows
                    + " ORDER BY patient_id, timestamp, canonical_partition, canonical_offset, sequence) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
            try (ResultSet found = statement.executeQuery("SELECT features_partition, min(features_offset),"
                    + " max(features_offset), count(*) FROM " + rows + " GROUP BY 1 ORDER BY 1")) {
                while (found.next()) {
                    ranges.add(new SourceRange(
                            "clinical.features",
                            "sample",
                            found.getInt(1),
                            found.getLong(2),
                            found.getLong(3),
                            found.getLong(4)));
                }
            }
        }
        return publish(store, date, file, ranges);
    }

    private static String publish(ObjectStore store, LocalDate date, Path file, List<SourceRange> ranges)
            throws Exception {
        String sha256 = Checksum.of(file);
        String key = SealedDates.fileKey(date, 1, 0, sha256);
        long rows = ranges.stream().mapToLong(SourceRange::rows).sum();
        store.putIfAbsent(key, file, Map.of());
        new SealedDates(store)
                .publish(new SealedManifest(
                        SealedManifest.FORMAT,
                        date,
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Duration.ofDays(28),
                        "ALL",
                        "sample",
                        "1",
                        "test",
                        "offline",
                        List.of(new SealedFile(key, Files.size(file), sha256, rows, "A", "Z")),
                        rows,
                        Map.of(),
                        Map.of("features/offline", ranges),
                        null));
        return key;
    }
}
