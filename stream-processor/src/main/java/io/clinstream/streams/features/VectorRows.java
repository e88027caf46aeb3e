package io.clinstream.streams.features;

import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import io.clinstream.streams.runtime.SourcePosition;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Feature vectors as records of {@code clinical.features}. */
final class VectorRows {

    private final int logEpoch;
    private final String featureSet;
    private final Schema schema;
    private final Schema values;
    private final Map<VectorTrigger, GenericData.EnumSymbol> triggers = new EnumMap<>(VectorTrigger.class);
    private final Map<ClockMode, GenericData.EnumSymbol> clocks = new EnumMap<>(ClockMode.class);

    /**
     * Rows of a catalogue.
     *
     * @param logEpoch epoch of the canonical log
     */
    VectorRows(FeatureCatalog catalog, int logEpoch) {
        this.logEpoch = logEpoch;
        this.featureSet = catalog.featureSet();
        this.schema = FeatureVectorSchema.schema(catalog);
        this.values = schema.getField("features").schema();
        for (VectorTrigger trigger : VectorTrigger.values()) {
            triggers.put(
                    trigger,
                    new GenericData.EnumSymbol(schema.getField("trigger").schema(), trigger.name()));
        }
        for (ClockMode mode : ClockMode.values()) {
            clocks.put(mode, new GenericData.EnumSymbol(schema.getField("clock").schema(), mode.name()));
        }
    }

    /**
     * Why and where a vector comes from.
     *
     * @param eventId event behind it; null: time alone
     * @param position of the event or tick in the canonical log
     * @param sequence number among the vectors of that patient at that offset
     */
    record Cause(VectorTrigger trigger, @Nullable String eventId, SourcePosition position, int sequence) {}

    /** One row; the catalogue's order is the schema's. */
    GenericRecord row(String patientId, FeatureVector vector, PatientClock clock, Cause cause) {
        GenericRecord row = new GenericData.Record(schema);
        row.put("patient_id", patientId);
        row.put("study_id", clock.studyId());
        row.put("site_id", clock.siteId());
        row.put("as_of", vector.asOf());
        row.put("known_at", clock.knownAt());
        row.put("trigger", triggers.get(cause.trigger()));
        row.put("event_id", cause.eventId());
        row.put("canonical_partition", cause.position().partition());
        row.put("canonical_offset", cause.position().offset());
        row.put("sequence", cause.sequence());
        row.put("log_epoch", logEpoch);
        row.put("clock", clocks.get(clock.mode()));
        row.put("last_accepted_at", clock.lastAcceptedAt());
        row.put("vitals_at", nullable(vector.newestVitals()));
        row.put("labs_at", nullable(vector.newestLabs()));
        row.put("adverse_events_at", nullable(vector.newestAdverseEvents()));
        row.put("feature_set", featureSet);
        row.put("vector_sha256", vector.vectorSha256(patientId));
        row.put("features", values(vector));
        return row;
    }

    private GenericRecord values(FeatureVector vector) {
        GenericRecord row = new GenericData.Record(values);
        for (int index = 0; index < vector.size(); index++) {
            row.put(index, vector.value(index));
        }
        return row;
    }

    private static @Nullable Long nullable(OptionalLong instant) {
        return instant.isPresent() ? instant.getAsLong() : null;
    }
}
