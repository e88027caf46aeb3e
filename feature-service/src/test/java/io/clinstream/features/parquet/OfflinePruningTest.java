package io.clinstream.features.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topics;
import io.clinstream.features.Samples;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.columnar.FileLayout;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader who asks for a date and a patient reads one file, and of it one row group: proven by the plan, and by making
 * everything else unreadable.
 */
class OfflinePruningTest {

    private static final String FEATURES = Topics.byDefault().features().name();
    private static final int GROUPS = 3;
    private static final int ROWS = GROUPS * FileLayout.STANDARD.rowGroupRows();
    private static final int PATIENTS = 96;
    private static final List<String> DATES = List.of("2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21");
    private static final String BIG = "2026-11-20";

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final OfflineFormat offline = new OfflineFormat(Topics.byDefault(), new AvroDecoder(schemas));

    @TempDir
    private Path folder;

    @BeforeEach
    void anOfflineStore() throws IOException {
        for (String date : DATES) {
            Path partition = Files.createDirectories(folder.resolve("features/offline/date=" + date));
            Files.write(partition.resolve("chunk.parquet"), chunk(date.equals(BIG) ? ROWS : PATIENTS));
        }
    }

    @Test
    void shouldOpenTheFilesOfTheDateOnly() throws Exception {
        // When
        JsonNode scan = plan("date = DATE '" + BIG + "' AND patient_id = 'PT00042'");

        // Then
        assertThat(scan.path("extra_info").path("Scanning Files").asText()).isEqualTo("1/4");
        assertThat(scan.path("extra_info").path("Total Files Read").asText()).isEqualTo("1");
        assertThat(scan.path("extra_info").path("Filters").asText()).contains("PT00042");
        assertThat(scan.path("operator_cardinality").asInt()).isEqualTo(ROWS / PATIENTS);
    }

    @Test
    void shouldReadTheRowGroupsOfThePatientOnly() throws Exception {
        // Given
        destroy(groupsWithout("PT00042"), GROUPS - 1);

        // When
        long found = count("date = DATE '" + BIG + "' AND patient_id = 'PT00042'");

        // Then
        assertThat(found).isEqualTo(ROWS / PATIENTS);
        assertThatThrownBy(() -> count("date = DATE '" + BIG + "' AND patient_id = 'PT00001'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void shouldReadNoRowGroupForAPatientWhoIsNotThere() throws Exception {
        // Given: by least and greatest id the patient may be there; the bloom filter knows better
        destroy(List.of(0, 1, 2), GROUPS);

        // When
        long found = count("date = DATE '" + BIG + "' AND patient_id = 'PT00041x'");

        // Then
        assertThat(found).isZero();
        assertThatThrownBy(() -> count("date = DATE '" + BIG + "' AND patient_id = 'PT00042'"))
                .isInstanceOf(SQLException.class);
    }

    private byte[] chunk(int rows) {
        List<FlatRow> read = new ArrayList<>();
        for (int offset = 0; offset < rows; offset++) {
            GenericRecord vector = Samples.vector(
                    String.format(Locale.ROOT, "PT%05d", offset % PATIENTS), offset, "heart_rate_mean_6h", offset);
            byte[] value = AvroEncoder.encode(schemas.idOf(vector.getSchema()), vector);
            read.add(offline.read(Samples.record(FEATURES, 0, offset, Samples.APPENDED, value), Samples.TOPIC_ID)
                    .orElseThrow());
        }
        ChunkEncoder<FlatRow> chunk = offline.open(read.get(0));
        read.forEach(chunk::add);
        return chunk.finish();
    }

    private Path big() {
        return folder.resolve("features/offline/date=" + BIG + "/chunk.parquet");
    }

    private List<Integer> groupsWithout(String patient) throws SQLException {
        List<Integer> groups = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT row_group_id FROM parquet_metadata('" + big()
                        + "') WHERE path_in_schema = 'patient_id' AND NOT ('" + patient
                        + "' BETWEEN stats_min_value AND stats_max_value)")) {
            while (found.next()) {
                groups.add(found.getInt(1));
            }
        }
        return groups;
    }

    /** Overwrites every page of these row groups; footer, indexes and bloom filters stay. */
    private void destroy(List<Integer> groups, int expected) throws SQLException, IOException {
        assertThat(groups).hasSize(expected);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                FileChannel file = FileChannel.open(big(), StandardOpenOption.WRITE)) {
            for (int group : groups) {
                try (ResultSet found = statement.executeQuery(
                        "SELECT least(data_page_offset, coalesce(nullif(dictionary_page_offset, 0), data_page_offset)),"
                                + " total_compressed_size FROM parquet_metadata('" + big()
                                + "') WHERE row_group_id = " + group)) {
                    while (found.next()) {
                        byte[] noise = new byte[Math.toIntExact(found.getLong(2))];
                        Arrays.fill(noise, (byte) 0xFF);
                        file.write(ByteBuffer.wrap(noise), found.getLong(1));
                    }
                }
            }
        }
    }

    private long count(String condition) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT count(heart_rate_mean_6h) FROM " + store() + " WHERE " + condition)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** The scan of the store in the plan of a query that was run. */
    private JsonNode plan(String condition) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "EXPLAIN (ANALYZE, FORMAT json) SELECT patient_id, heart_rate_mean_6h FROM " + store()
                                + " WHERE " + condition)) {
            found.next();
            JsonNode node = Json.MAPPER.readTree(found.getString(2));
            while (!node.path("operator_type").asText().equals("TABLE_SCAN")) {
                node = node.path("children").path(0);
            }
            return node;
        }
    }

    private String store() {
        return "read_parquet('" + folder + "/features/offline/*/*.parquet', hive_partitioning = true)";
    }
}
