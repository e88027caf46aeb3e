package io.clinstream.features.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.contract.Topics;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.features.Samples;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors straight from the engine make the same file as the same vectors read from their topic. */
class VectorFileTest {

    private static final Topics TOPICS = Topics.byDefault();
    private static final long START = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
    private static final int VECTORS = 200;

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final OfflineFormat offline = new OfflineFormat(TOPICS, new AvroDecoder(schemas));

    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheFileThatTheTopicMakes() throws Exception {
        // Given
        VectorFile straight = new VectorFile(FeatureCatalog.current());
        List<FlatRow> rows = new ArrayList<>();
        PatientHistory history = new PatientHistory();
        for (int offset = 0; offset < VECTORS; offset++) {
            long now = START + offset * 60_000L;
            history.apply(reading(now, 600 + offset % 370), now);
            FeatureVector vector = history.features(now);
            VectorRow row = row("PT" + offset % 5, offset, now);
            straight.add(row, vector);
            rows.add(offline.read(
                            Samples.record(
                                    TOPICS.features().name(),
                                    row.featuresPartition(),
                                    offset,
                                    Instant.ofEpochMilli(row.appendedAt()),
                                    AvroEncoder.encode(
                                            schemas.idOf(FeatureVectorSchema.schema()), record(row, vector))),
                            Samples.TOPIC_ID)
                    .orElseThrow());
        }
        ChunkEncoder<FlatRow> chunk = offline.open(rows.get(0));
        rows.forEach(chunk::add);

        // When
        byte[] fromTheTopic = chunk.finish();
        byte[] fromTheEngine = straight.finish();

        // Then
        assertThat(fromTheEngine).isEqualTo(fromTheTopic);
        Path file = Files.write(folder.resolve("vectors.parquet"), fromTheEngine);
        assertThat(query("SELECT count(*), count(heart_rate_last), count(DISTINCT heart_rate_mean_1h) > 30,"
                        + " bool_and(patient_id >= before) FROM (SELECT *, coalesce(lag(patient_id) OVER (ORDER BY"
                        + " file_row_number), '') AS before FROM read_parquet('" + file
                        + "', file_row_number = true))"))
                .containsExactly("200", "200", "true", "true");
    }

    private static VitalsReading reading(long at, int beats) {
        EventHeader header = new EventHeader(
                "e-" + at,
                "PT1",
                "STUDY-1",
                "SITE-1",
                "monitor",
                at,
                TimePrecision.MILLI,
                OptionalLong.empty(),
                at,
                RecordStatus.FINAL,
                1,
                ReadingContext.NONE);
        ScaledValue value = new ScaledValue(beats, Signal.HEART_RATE.decimals());
        return new VitalsReading(header, List.of(Measurement.of(Signal.HEART_RATE, value)));
    }

    private static VectorRow row(String patient, long offset, long now) {
        return new VectorRow(
                patient,
                "STUDY-1",
                offset % 2 == 0 ? null : "SITE-1",
                now + 1,
                VectorTrigger.EVENT,
                offset % 3 == 0 ? null : "e-" + offset,
                2,
                offset,
                0,
                1,
                ClockMode.LIVE,
                now,
                4,
                offset,
                now + 2);
    }

    private static GenericRecord record(VectorRow row, FeatureVector vector) {
        Schema schema = FeatureVectorSchema.schema();
        GenericRecord record = new GenericData.Record(schema);
        record.put("patient_id", row.patientId());
        record.put("study_id", row.studyId());
        record.put("site_id", row.siteId());
        record.put("as_of", vector.asOf());
        record.put("known_at", row.knownAt());
        record.put("trigger", symbol(schema, "trigger", row.trigger().name()));
        record.put("event_id", row.eventId());
        record.put("canonical_partition", row.canonicalPartition());
        record.put("canonical_offset", row.canonicalOffset());
        record.put("sequence", row.sequence());
        record.put("log_epoch", row.logEpoch());
        record.put("clock", symbol(schema, "clock", row.clock().name()));
        record.put("last_accepted_at", row.lastAcceptedAt());
        vector.newestVitals().ifPresent(at -> record.put("vitals_at", at));
        record.put("feature_set", vector.catalog().featureSet());
        record.put("vector_sha256", vector.vectorSha256(row.patientId()));
        GenericRecord features =
                new GenericData.Record(schema.getField("features").schema());
        for (int feature = 0; feature < vector.size(); feature++) {
            features.put(feature, vector.value(feature));
        }
        record.put("features", features);
        return record;
    }

    private static GenericData.EnumSymbol symbol(Schema schema, String field, String name) {
        return new GenericData.EnumSymbol(schema.getField(field).schema(), name);
    }

    private static List<String> query(String sql) throws Exception {
        List<String> row = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                row.add(result.getString(column));
            }
        }
        return row;
    }
}
