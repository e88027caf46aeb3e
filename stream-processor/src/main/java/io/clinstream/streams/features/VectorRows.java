package io.clinstream.streams.features;

import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.PatientClock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.avro.Schema;

/**
 * Feature vectors as the bytes of {@code clinical.features}. They are written field by field: a vector has hundreds of
 * nullable numbers, and a record of boxed ones would cost more than to compute them.
 */
final class VectorRows {

    private static final List<String> FIELDS = List.of(
            "patient_id",
            "study_id",
            "site_id",
            "as_of",
            "known_at",
            "trigger",
            "event_id",
            "canonical_partition",
            "canonical_offset",
            "sequence",
            "log_epoch",
            "clock",
            "last_accepted_at",
            "vitals_at",
            "labs_at",
            "adverse_events_at",
            "feature_set",
            "vector_sha256",
            "features");

    private final int schemaId;
    private final int logEpoch;
    private final String featureSet;
    private final Map<VectorTrigger, Integer> triggers = new EnumMap<>(VectorTrigger.class);
    private final Map<ClockMode, Integer> clocks = new EnumMap<>(ClockMode.class);

    /**
     * Rows of a catalogue.
     *
     * @param schemaId id of the schema of these rows
     * @param logEpoch epoch of the canonical log
     */
    VectorRows(FeatureCatalog catalog, int schemaId, int logEpoch) {
        Schema schema = FeatureVectorSchema.schema(catalog);
        List<String> fields =
                schema.getFields().stream().map(Schema.Field::name).toList();
        if (!fields.equals(FIELDS)) {
            throw new IllegalStateException("vectors are written as " + FIELDS + ", their schema has " + fields);
        }
        this.schemaId = schemaId;
        this.logEpoch = logEpoch;
        this.featureSet = catalog.featureSet();
        Schema trigger = schema.getField("trigger").schema();
        for (VectorTrigger known : VectorTrigger.values()) {
            triggers.put(known, trigger.getEnumOrdinal(known.name()));
        }
        Schema clock = schema.getField("clock").schema();
        for (ClockMode known : ClockMode.values()) {
            clocks.put(known, clock.getEnumOrdinal(known.name()));
        }
    }

    /** One row in Confluent wire format; the catalogue's order is the schema's. */
    byte[] encode(String patientId, FeatureVector vector, PatientClock clock, Cause cause) {
        AvroFields out = AvroFields.of(schemaId, vector.size() * AvroFields.MOST_DOUBLE_BYTES);
        out.text(patientId);
        out.text(clock.studyId());
        out.optionalText(clock.siteId());
        out.number(vector.asOf());
        out.number(clock.knownAt());
        out.number(Objects.requireNonNull(triggers.get(cause.trigger())));
        out.optionalText(cause.eventId());
        out.number(cause.position().partition());
        out.number(cause.position().offset());
        out.number(cause.sequence());
        out.number(logEpoch);
        out.number(Objects.requireNonNull(clocks.get(clock.mode())));
        out.number(clock.lastAcceptedAt());
        instant(out, vector.newestVitals());
        instant(out, vector.newestLabs());
        instant(out, vector.newestAdverseEvents());
        out.text(featureSet);
        out.text(vector.vectorSha256(patientId));
        for (int index = 0; index < vector.size(); index++) {
            if (vector.isNull(index)) {
                out.absent();
            } else {
                out.present();
                out.real(vector.number(index));
            }
        }
        return out.toBytes();
    }

    private static void instant(AvroFields out, OptionalLong instant) {
        if (instant.isPresent()) {
            out.present();
            out.number(instant.getAsLong());
        } else {
            out.absent();
        }
    }
}
