package io.clinstream.streams.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.PatientClock;
import java.util.List;
import java.util.OptionalLong;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class VectorRowsTest {

    private static final long NOON = 1_768_478_400_000L;

    private final InMemorySchemas schemas = new InMemorySchemas();
    private final VectorRows rows =
            new VectorRows(FeatureCatalog.current(), schemas.idOf(FeatureVectorSchema.schema()), 3);

    @Test
    void shouldWriteWhatItsSchemaReads() {
        FeatureVector vector = vector();
        PatientClock clock = new PatientClock(
                ClockMode.LIVE, "STUDY-Ä", "SITE1", NOON, NOON, 77, NOON - 5, OptionalLong.empty(), false);
        Cause cause = new Cause(
                VectorTrigger.CORRECTION, "event-1", new LogPosition("clinical.events", 4, 1L << 40, NOON), 1);

        GenericRecord row = new AvroDecoder(schemas).decode(rows.encode("PT00001", vector, clock, cause));

        assertThat(row.get("patient_id")).hasToString("PT00001");
        assertThat(row.get("study_id")).hasToString("STUDY-Ä");
        assertThat(row.get("site_id")).hasToString("SITE1");
        assertThat(row.get("as_of")).isEqualTo(NOON);
        assertThat(row.get("known_at")).isEqualTo(NOON);
        assertThat(row.get("trigger")).hasToString("CORRECTION");
        assertThat(row.get("event_id")).hasToString("event-1");
        assertThat(row.get("canonical_partition")).isEqualTo(4);
        assertThat(row.get("canonical_offset")).isEqualTo(1L << 40);
        assertThat(row.get("sequence")).isEqualTo(1);
        assertThat(row.get("log_epoch")).isEqualTo(3);
        assertThat(row.get("clock")).hasToString("LIVE");
        assertThat(row.get("last_accepted_at")).isEqualTo(NOON - 5);
        assertThat(row.get("vitals_at")).isEqualTo(NOON);
        assertThat(row.get("labs_at")).isNull();
        assertThat(row.get("adverse_events_at")).isNull();
        assertThat(row.get("feature_set")).hasToString(FeatureCatalog.current().featureSet());
        assertThat(row.get("vector_sha256")).hasToString(vector.vectorSha256("PT00001"));
        GenericRecord features = (GenericRecord) row.get("features");
        for (int index = 0; index < vector.size(); index++) {
            assertThat(features.get(index)).isEqualTo(vector.value(index));
        }
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() {
        PatientClock clock =
                new PatientClock(ClockMode.HISTORICAL, "S", null, NOON, NOON, 77, NOON, OptionalLong.empty(), true);
        Cause cause = new Cause(VectorTrigger.EXPIRY, null, new LogPosition("clinical.events", 0, 5, NOON), 0);

        GenericRecord row = new AvroDecoder(schemas).decode(rows.encode("P", vector(), clock, cause));

        assertThat(row.get("site_id")).isNull();
        assertThat(row.get("event_id")).isNull();
        assertThat(row.get("clock")).hasToString("HISTORICAL");
    }

    private static FeatureVector vector() {
        PatientHistory history = new PatientHistory();
        EventHeader header = new EventHeader(
                "e",
                "PT00001",
                "STUDY",
                null,
                "monitor",
                NOON,
                TimePrecision.MILLI,
                OptionalLong.empty(),
                NOON,
                RecordStatus.FINAL,
                1,
                ReadingContext.NONE);
        ScaledValue value = new ScaledValue(7_250, Signal.HEART_RATE.decimals());
        history.apply(new VitalsReading(header, List.of(Measurement.of(Signal.HEART_RATE, value))), NOON);
        return history.features(NOON);
    }
}
