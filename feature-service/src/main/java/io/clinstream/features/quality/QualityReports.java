package io.clinstream.features.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The published reports, {@code quality/date=D/quality.json} and {@code .parquet}. Only complete days are published, once:
 * putting the JSON is the publication, and both files are the same bytes whoever makes them.
 */
public final class QualityReports {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectStore store;

    /** The reports in a bucket. */
    public QualityReports(ObjectStore store) {
        this.store = store;
    }

    /** The report of a day, if it was published. */
    public Optional<QualityReport> find(LocalDate date) {
        return store.find(folder(date) + "quality.json").map(QualityReports::read);
    }

    /**
     * Publishes the report of a complete day.
     *
     * @param scratch an empty folder
     * @return false where the day has been published before: that report stands
     */
    public boolean publish(QualityReport report, Path scratch) throws SQLException, IOException {
        if (!report.complete()) {
            throw new IllegalArgumentException("the day " + report.date() + " is not complete");
        }
        LocalDate date = LocalDate.parse(report.date());
        Map<String, String> metadata =
                Map.of("rows", Integer.toString(report.rows().size()));
        store.putIfAbsent(folder(date) + "quality.parquet", parquet(report, scratch), metadata);
        return store.putIfAbsent(folder(date) + "quality.json", json(report), metadata) == PutOutcome.CREATED;
    }

    /** The report as its file holds it. */
    static byte[] json(QualityReport report) {
        try {
            String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report is always JSON", impossible);
        }
    }

    private static QualityReport read(byte[] json) {
        try {
            return LENIENT.readValue(json, QualityReport.class);
        } catch (IOException foreign) {
            throw new IllegalStateException("a quality report in the store cannot be read", foreign);
        }
    }

    /** The rows as one Parquet file, in the order of the report. */
    private static Path parquet(QualityReport report, Path scratch) throws SQLException {
        Path file = scratch.resolve("quality.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("CREATE TABLE quality (\"date\" DATE, cut_off TIMESTAMP, topic VARCHAR, source VARCHAR,"
                    + " dimension VARCHAR, measure VARCHAR, unit VARCHAR, \"value\" DOUBLE, part BIGINT, whole BIGINT,"
                    + " status VARCHAR)");
            try (PreparedStatement insert = duckdb.prepareStatement("INSERT INTO quality VALUES"
                    + " (CAST(? AS DATE), CAST(? AS TIMESTAMP), ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (QualityRow row : report.rows()) {
                    insert(insert, report, row);
                }
            }
            statement.execute("COPY quality TO " + DayBook.text(file.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)");
        }
        return file;
    }

    private static void insert(PreparedStatement insert, QualityReport report, QualityRow row) throws SQLException {
        @Nullable
        Object[] cells = {
            report.date(),
            report.cutOff().replace("Z", ""),
            row.topic(),
            row.source(),
            row.dimension().name(),
            row.measure(),
            row.unit().name(),
            row.value(),
            row.part(),
            row.whole(),
            row.status().name()
        };
        for (int i = 0; i < cells.length; i++) {
            insert.setObject(i + 1, cells[i]);
        }
        insert.execute();
    }

    private static String folder(LocalDate date) {
        return "quality/date=" + date + "/";
    }
}
