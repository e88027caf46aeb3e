package io.clinstream.features.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.contract.Topics;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.features.Samples;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.Pace;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.platform.registry.UndecodableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silver and offline rows as an analyst finds them: read back by DuckDB, which shares no code with us. */
class RowFormatTest {

    private static final Topics TOPICS = Topics.byDefault();
    private static final String FEATURES = TOPICS.features().name();

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final RowFormat silver = RowFormat.silver(TOPICS, new AvroDecoder(schemas));
    private final OfflineFormat offline = new OfflineFormat(TOPICS, new AvroDecoder(schemas));

    @TempDir
    private Path folder;

    @Test
    void shouldReadSilverBackWithHivePartitionAndExactValues() throws Exception {
        // Given
        String topic = TOPICS.acceptedVitals().name();
        List<GenericRecord> rows = new ArrayList<>();
        for (int offset = 0; offset < 1_000; offset++) {
            rows.add(row(
                    silver,
                    Samples.record(
                            topic,
                            3,
                            offset,
                            Samples.APPENDED,
                            encoded(Samples.heartRate("PT1", offset, 60 + offset / 10.0)))));
        }

        // When
        store(silver, rows, "processed/vitals/date=2026-11-20");

        // Then
        String glob = folder.resolve("processed/vitals/*/*.parquet").toString();
        assertThat(query("SELECT count(*), count(DISTINCT accepted_offset), min(date)::VARCHAR, max(value),"
                        + " min(flags), max(appended_at)::TIMESTAMP::VARCHAR, max(event_time)::TIMESTAMP::VARCHAR,"
                        + " count(*) FILTER (value = value_scaled / 10.0) FROM read_parquet('" + glob
                        + "', hive_partitioning = true)"))
                .containsExactly(
                        "1000",
                        "1000",
                        "2026-11-20",
                        "159.9",
                        "LATE,CORRECTED",
                        "2026-11-20 23:59:58.5",
                        "2026-11-20 11:59:00",
                        "1000");
    }

    @Test
    void shouldReadOfflineBackWithEveryFeatureAndEmptyLabels() throws Exception {
        // Given
        String topic = TOPICS.features().name();
        GenericRecord vector = Samples.vector("PT00042", 7, "heart_rate_mean_1h", 0.1 + 0.2);

        // When
        store(
                offline,
                List.of(row(offline, Samples.record(topic, 5, 99, Samples.APPENDED, encoded(vector)))),
                "features/offline/date=2026-11-20");

        // Then
        String glob = folder.resolve("features/offline/*/*.parquet").toString();
        assertThat(query("SELECT patient_id, timestamp::TIMESTAMP::VARCHAR, trigger, heart_rate_mean_1h,"
                        + " heart_rate_mean_6h, adverse_event_24h, label_state, features_partition, features_offset,"
                        + " canonical_offset FROM read_parquet('" + glob + "', hive_partitioning = true)"
                        + " WHERE date = DATE '2026-11-20' AND patient_id = 'PT00042'"))
                .containsExactly(
                        "PT00042",
                        "2026-11-20 12:00:00.001",
                        "EVENT",
                        "0.30000000000000004",
                        null,
                        null,
                        null,
                        "5",
                        "99",
                        "7");
        assertThat(columns(glob))
                .containsAll(FeatureCatalog.current().features().stream()
                        .map(feature -> feature.name())
                        .toList());
    }

    @Test
    void shouldCompressByZstdWithBloomFilterOnPatient() throws Exception {
        // Given
        String topic = TOPICS.features().name();
        List<FlatRow> rows = new ArrayList<>();
        for (int offset = 0; offset < 200; offset++) {
            GenericRecord vector = Samples.vector("PT" + offset, offset, "heart_rate_last", offset);
            rows.add(row(offline, Samples.record(topic, 0, offset, Samples.APPENDED, encoded(vector))));
        }

        // When
        store(offline, rows, "features/offline/date=2026-11-20");

        // Then
        String file =
                folder.resolve("features/offline/date=2026-11-20/chunk.parquet").toString();
        assertThat(query("SELECT compression, bloom_filter_offset IS NOT NULL, stats_min_value, stats_max_value"
                        + " FROM parquet_metadata('" + file + "') WHERE path_in_schema = 'patient_id'"))
                .containsExactly("ZSTD", "true", "PT0", "PT99");
    }

    @Test
    void shouldRefuseARecordWithoutValue() {
        assertThatThrownBy(
                        () -> row(silver, Samples.record(TOPICS.acceptedVitals().name(), 0, 0, Samples.APPENDED, null)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("without value");
    }

    @Test
    void shouldKeepTheColumnsOfANewerWriterApart() {
        // Given
        GenericRecord before = Samples.vector("A", 1, "news2_last", 3);
        Schema newer = newer(before.getSchema());
        GenericRecord after = new GenericData.Record(newer);
        before.getSchema().getFields().forEach(field -> after.put(field.name(), before.get(field.pos())));
        after.put("since_then", "x");
        FlatRow known = row(offline, Samples.record(FEATURES, 0, 1, Samples.APPENDED, encoded(before)));

        // When
        FlatRow unseen = row(offline, Samples.record(FEATURES, 0, 2, Samples.APPENDED, encoded(after)));

        // Then
        ChunkEncoder<FlatRow> chunk = offline.open(known);
        assertThat(offline.paceOf(known)).isEqualTo(Pace.LIVE);
        assertThat(chunk.fits(known)).isTrue();
        assertThat(chunk.fits(unseen)).isFalse();
        assertThat(unseen.schema().getField("since_then")).isNotNull();
    }

    @Test
    void shouldWriteTextThatIsNoUnicodeAsReplacementCharacters() throws Exception {
        // Given
        byte[] value = encoded(Samples.vector("PT€1", 1, "news2_last", 3));
        int euro = new String(value, StandardCharsets.ISO_8859_1).indexOf("\u00E2\u0082\u00AC");
        value[euro + 1] = 'x';

        // When
        store(
                offline,
                List.of(row(offline, Samples.record(FEATURES, 0, 1, Samples.APPENDED, value))),
                "features/offline/date=2026-11-20");

        // Then
        assertThat(query("SELECT patient_id FROM read_parquet('" + folder + "/features/offline/*/*.parquet')"))
                .containsExactly("PT\uFFFDx\uFFFD1");
    }

    @Test
    void shouldTellALoadFromWhatHappensNow() {
        // Given
        GenericRecord loaded = Samples.vector("PT1", 1, "news2_last", 3);
        loaded.put(
                "clock",
                new GenericData.EnumSymbol(loaded.getSchema().getField("clock").schema(), "HISTORICAL"));

        // When
        FlatRow row = row(offline, Samples.record(FEATURES, 0, 1, Samples.APPENDED, encoded(loaded)));

        // Then
        assertThat(offline.paceOf(row)).isEqualTo(Pace.LOAD);
    }

    @Test
    void shouldRefuseBytesThatAreNoVector() {
        // Given
        byte[] value = encoded(Samples.vector("PT1", 1, "news2_last", 3));

        // When, Then
        for (byte[] broken : List.of(
                Arrays.copyOf(value, value.length - 1),
                Arrays.copyOf(value, value.length + 1),
                Arrays.copyOf(value, 7),
                Arrays.copyOf(value, 3))) {
            assertThatThrownBy(() -> row(offline, Samples.record(FEATURES, 0, 1, Samples.APPENDED, broken)))
                    .isInstanceOf(UndecodableException.class);
        }
    }

    private static Schema newer(Schema released) {
        List<Schema.Field> fields = new ArrayList<>();
        released.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("since_then", Schema.create(Schema.Type.STRING)));
        return Schema.createRecord(released.getName(), "", released.getNamespace(), false, fields);
    }

    private static <R> R row(ChunkFormat<R> format, ConsumerRecord<byte[], byte[]> source) {
        return format.read(source, Samples.TOPIC_ID).orElseThrow();
    }

    private byte[] encoded(IndexedRecord value) {
        return AvroEncoder.encode(schemas.idOf(value.getSchema()), value);
    }

    private <R> void store(ChunkFormat<R> format, List<R> rows, String under) throws IOException {
        ChunkEncoder<R> chunk = format.open(rows.get(0));
        rows.forEach(chunk::add);
        Path target = folder.resolve(under);
        Files.createDirectories(target);
        Files.write(target.resolve("chunk.parquet"), chunk.finish());
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> row = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet result = statement.executeQuery(sql)) {
                assertThat(result.next()).isTrue();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
            }
        }
        return row;
    }

    private static List<String> columns(String glob) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + glob + "') LIMIT 0")) {
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                names.add(result.getMetaData().getColumnName(column));
            }
        }
        return names;
    }
}
