package io.clinstream.benchmarks.stores;

import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.contract.Topics;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.parquet.FlatRow;
import io.clinstream.features.parquet.OfflineFormat;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * The offline sink's way from the bytes of a record to a file, in turns with DuckDB's own {@code COPY} of the same rows
 * on one thread with the same codec, from a table in memory that has the types already.
 *
 * @param folder for the files
 */
record WriteRun(Path folder) {

    private static final int PATIENTS = 100;
    private static final int ROWS = 20_000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;

    /** Figures by name. */
    Map<String, Double> measure() throws SQLException, IOException {
        InMemorySchemas schemas = new InMemorySchemas();
        List<byte[]> records = new VectorStock(PATIENTS, ROWS).encoded(schemas.idOf(FeatureVectorSchema.schema()));
        OfflineFormat format = new OfflineFormat(Topics.byDefault(), new AvroDecoder(schemas));
        Path ours = folder.resolve("ours.parquet");
        Path theirs = folder.resolve("duckdb.parquet");
        List<Double> cpuRatios = new ArrayList<>();
        List<Double> wallRatios = new ArrayList<>();
        List<Double> cpuSeconds = new ArrayList<>();
        List<Double> copySeconds = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1");
            write(format, records, ours);
            statement.execute("CREATE TABLE vectors AS SELECT * FROM read_parquet('" + ours + "')");
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                Stopwatch own = new Stopwatch();
                write(format, records, ours);
                double ownCpu = own.cpuSeconds();
                double ownWall = own.wallSeconds();
                Stopwatch copy = new Stopwatch();
                statement.execute("COPY vectors TO '" + theirs + "' (FORMAT parquet, COMPRESSION zstd)");
                if (round >= 0) {
                    cpuSeconds.add(ownCpu);
                    copySeconds.add(copy.cpuSeconds());
                    cpuRatios.add(copySeconds.get(round) / ownCpu);
                    wallRatios.add(copy.wallSeconds() / ownWall);
                }
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("ratio", Samples.median(cpuRatios));
        figures.put("wallRatio", Samples.median(wallRatios));
        figures.put("rows", ROWS / Samples.median(cpuSeconds));
        figures.put("copyRows", ROWS / Samples.median(copySeconds));
        figures.put("bytes", (double) Files.size(ours) / ROWS);
        figures.put("copyBytes", (double) Files.size(theirs) / ROWS);
        return figures;
    }

    private static void write(OfflineFormat format, List<byte[]> records, Path file) throws IOException {
        Optional<ChunkEncoder<FlatRow>> chunk = Optional.empty();
        for (int offset = 0; offset < records.size(); offset++) {
            FlatRow row =
                    format.read(record(offset, records.get(offset)), "benchmrk").orElseThrow();
            if (chunk.isEmpty()) {
                chunk = Optional.of(format.open(row));
            }
            chunk.get().add(row);
        }
        Files.write(file, chunk.orElseThrow().finish());
    }

    private static ConsumerRecord<byte[], byte[]> record(int offset, byte[] value) {
        return new ConsumerRecord<>(
                Topics.byDefault().features().name(),
                0,
                offset,
                1_735_689_600_000L + offset,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
