package io.clinstream.operations;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.objects.MinioObjectStore;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Changes objects in place, as no client of ours can: one value by one bit, everything around it well formed. */
final class StoreTampering {

    private final MinioClient server;
    private final MinioObjectStore store;
    private final String bucket;
    private final Path folder;

    StoreTampering(Configuration configuration, Path folder) {
        this.server = MinioClient.builder()
                .endpoint(configuration.text(Setting.S3_ENDPOINT))
                .credentials(
                        configuration.secret(Setting.S3_ACCESS_KEY).reveal(),
                        configuration.secret(Setting.S3_SECRET_KEY).reveal())
                .build();
        this.store = MinioObjectStore.from(configuration);
        this.bucket = configuration.text(Setting.S3_BUCKET);
        this.folder = folder;
    }

    byte[] content(String key) throws Exception {
        try (InputStream object = server.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            return object.readAllBytes();
        }
    }

    /** Puts other bytes under a key and keeps its metadata. */
    void overwrite(String key, byte[] content) throws Exception {
        Map<String, String> metadata = store.stat(key).orElseThrow().metadata();
        server.putObject(PutObjectArgs.builder().bucket(bucket).object(key).userMetadata(metadata).stream(
                        new ByteArrayInputStream(content), (long) content.length, -1L)
                .build());
    }

    /** The same Parquet file, but the lowest bit of one cell of a column of whole numbers or doubles. */
    byte[] flipped(byte[] parquet, String column) throws Exception {
        Path before = Files.write(folder.resolve("before.parquet"), parquet);
        Path after = folder.resolve("after.parquet");
        Files.deleteIfExists(after);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            String rows = "read_parquet('" + before + "', file_row_number = true)";
            long number;
            String value;
            try (ResultSet row = statement.executeQuery("SELECT file_row_number, " + column + ", typeof(" + column
                    + ") FROM " + rows + " WHERE " + column + " IS NOT NULL ORDER BY 1 LIMIT 1")) {
                row.next();
                number = row.getLong(1);
                value = row.getString(3).equals("DOUBLE")
                        ? "CAST('" + Double.longBitsToDouble(Double.doubleToRawLongBits(row.getDouble(2)) ^ 1)
                                + "' AS DOUBLE)"
                        : "xor(" + column + ", 1)";
            }
            statement.execute("COPY (SELECT * EXCLUDE (file_row_number) REPLACE (CASE WHEN file_row_number = " + number
                    + " THEN " + value + " ELSE " + column + " END AS " + column + ") FROM " + rows + ") TO '" + after
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        return Files.readAllBytes(after);
    }

    /** The same lines, but what {@code change} makes of them. */
    static byte[] rewritten(byte[] gzip, UnaryOperator<String> change) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (InputStream lines = new GZIPInputStream(new ByteArrayInputStream(gzip));
                GZIPOutputStream out = new GZIPOutputStream(packed)) {
            String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            out.write(change.apply(text).getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
