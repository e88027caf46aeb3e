package io.clinstream.benchmarks.stores;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.features.columnar.FileLayout;
import io.clinstream.features.parquet.VectorFile;
import io.clinstream.features.parquet.VectorRow;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each way to lay out a file costs: CPU of writing, size, and CPU of two questions that DuckDB answers: every
 * feature of one patient, and the mean of one feature over all.
 *
 * @param folder for the files
 */
record LayoutRun(Path folder) {

    private static final int PATIENTS = 200;
    private static final int ROWS = 40_000;
    private static final int ROUNDS = 3;
    private static final int QUESTIONS = 5;

    /** The vectors, one chunk of a partition. */
    private record Stock(List<VectorRow> rows, List<FeatureVector> vectors) {}

    /** Figures by layout: microseconds a row, bytes a row, milliseconds of each question. */
    Map<String, Map<String, Double>> measure() throws SQLException, IOException {
        Stock stock = new Stock(new ArrayList<>(), new ArrayList<>());
        new VectorStock(PATIENTS, ROWS).forEach((patient, offset, vector) -> {
            stock.rows().add(row(patient, offset, vector));
            stock.vectors().add(vector);
        });
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1");
            for (int warmUp = 0; warmUp < 3; warmUp++) {
                measure(FileLayout.STANDARD, stock, statement);
            }
            for (Map.Entry<String, FileLayout> each : layouts().entrySet()) {
                figures.put(each.getKey(), measure(each.getValue(), stock, statement));
            }
        }
        return figures;
    }

    /** The standard, and what differs from it in one respect. */
    private static Map<String, FileLayout> layouts() {
        FileLayout s = FileLayout.STANDARD;
        int group = s.rowGroupRows();
        int page = s.pageRows();
        double share = s.dictionaryShare();
        Map<String, FileLayout> layouts = new LinkedHashMap<>();
        layouts.put("as shipped", s);
        layouts.put("no dictionaries", new FileLayout(group, page, s.zstdLevel(), 0, false, false));
        for (double other : List.of(0.1, 0.25, 0.5)) {
            layouts.put("dictionary up to " + other, new FileLayout(group, page, s.zstdLevel(), other, false, false));
        }
        layouts.put("byte stream split", new FileLayout(group, page, s.zstdLevel(), share, true, false));
        layouts.put("byte stream split, no dictionaries", new FileLayout(group, page, s.zstdLevel(), 0, true, false));
        layouts.put("pages of version 2", new FileLayout(group, page, s.zstdLevel(), share, false, true));
        for (int level : List.of(1, 3, 6, 9)) {
            layouts.put("zstd level " + level, new FileLayout(group, page, level, share, false, false));
        }
        for (int rows : List.of(1_024, 4_096, 8_192, 16_384)) {
            layouts.put("pages of " + rows + " rows", new FileLayout(16_384, rows, s.zstdLevel(), share, false, false));
        }
        for (int rows : List.of(2_048, 4_096, 8_192, 16_384, 65_536)) {
            layouts.put(
                    "row groups of " + rows + " rows",
                    new FileLayout(rows, Math.min(rows, page), s.zstdLevel(), share, false, false));
        }
        return layouts;
    }

    private Map<String, Double> measure(FileLayout layout, Stock stock, Statement duckdb)
            throws IOException, SQLException {
        Path file = folder.resolve("layout.parquet");
        List<Double> writing = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Stopwatch watch = new Stopwatch();
            VectorFile vectors = new VectorFile(FeatureCatalog.current(), layout);
            for (int row = 0; row < ROWS; row++) {
                vectors.add(stock.rows().get(row), stock.vectors().get(row));
            }
            Files.write(file, vectors.finish());
            writing.add(watch.cpuSeconds() / ROWS * 1e6);
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("micros", Samples.median(writing));
        figures.put("bytes", (double) Files.size(file) / ROWS);
        figures.put("patient", asked(duckdb, "SELECT * FROM '" + file + "' WHERE patient_id = 'PT00042'"));
        figures.put("feature", asked(duckdb, "SELECT avg(heart_rate_mean_6h) FROM '" + file + "'"));
        return figures;
    }

    private static double asked(Statement duckdb, String question) throws SQLException {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < QUESTIONS; round++) {
            Stopwatch watch = new Stopwatch();
            try (ResultSet answer = duckdb.executeQuery(question)) {
                while (answer.next()) {
                    answer.getObject(1);
                }
            }
            millis.add(watch.cpuSeconds() * 1e3);
        }
        return Samples.median(millis);
    }

    private static VectorRow row(String patient, long offset, FeatureVector vector) {
        long now = vector.asOf() + 200;
        return new VectorRow(
                patient,
                "BENCH-01",
                "SITE-7",
                now,
                VectorTrigger.EVENT,
                patient + "-v-" + vector.asOf(),
                0,
                offset,
                0,
                1,
                ClockMode.LIVE,
                now,
                0,
                offset,
                now);
    }
}
