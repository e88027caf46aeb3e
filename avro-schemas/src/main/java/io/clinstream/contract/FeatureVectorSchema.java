package io.clinstream.contract;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** Schema of the values of {@code clinical.features}: envelope fields, then every feature of the catalogue by name. */
public final class FeatureVectorSchema {

    private static final Schema SCHEMA = schema(FeatureCatalog.current());

    private FeatureVectorSchema() {}

    /** The derived schema; {@code features} is a record with one nullable double per feature, in catalogue order. */
    public static Schema schema() {
        return SCHEMA;
    }

    /** The schema derived from another catalogue, for a measurement or a test. */
    public static Schema schema(FeatureCatalog catalog) {
        Schema instant = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
        Schema optionalInstant = Schema.createUnion(List.of(Schema.create(Schema.Type.NULL), instant));
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("FeatureVector")
                .namespace("io.clinstream.schema")
                .doc("One feature vector of one patient. Topic clinical.features.")
                .fields();
        return fields.name("patient_id")
                .doc("Patient.")
                .type()
                .stringType()
                .noDefault()
                .name("study_id")
                .doc("Study of the newest event.")
                .type()
                .stringType()
                .noDefault()
                .name("site_id")
                .doc("Site of the newest event. Null: not known.")
                .type()
                .optional()
                .stringType()
                .name("as_of")
                .doc("The instant the vector describes, UTC.")
                .type(instant)
                .noDefault()
                .name("known_at")
                .doc("Newest known-at of the events behind it, UTC.")
                .type(instant)
                .noDefault()
                .name("trigger")
                .doc("Why it was emitted.")
                .type(VectorTrigger.getClassSchema())
                .noDefault()
                .name("event_id")
                .doc("Event behind it. Null: EXPIRY or END_OF_LOAD.")
                .type()
                .optional()
                .stringType()
                .name("canonical_partition")
                .doc("Partition of clinical.events.")
                .type()
                .intType()
                .noDefault()
                .name("canonical_offset")
                .doc("Offset in clinical.events of the event or tick behind it.")
                .type()
                .longType()
                .noDefault()
                .name("sequence")
                .doc("Number among the vectors of that patient at that offset, from 0.")
                .type()
                .intType()
                .noDefault()
                .name("log_epoch")
                .doc("Epoch of the canonical log; rises when the log is recreated.")
                .type()
                .intType()
                .noDefault()
                .name("clock")
                .doc("LIVE or HISTORICAL.")
                .type(ClockMode.getClassSchema())
                .noDefault()
                .name("last_accepted_at")
                .doc(
                        "Append time in clinical.events of the patient's newest accepted event, UTC; the online key expires 48 h after it.")
                .type(instant)
                .noDefault()
                .name("vitals_at")
                .doc("Newest event time of the vitals. Null: none.")
                .type(optionalInstant)
                .withDefault(null)
                .name("labs_at")
                .doc("Newest event time of the laboratory results. Null: none.")
                .type(optionalInstant)
                .withDefault(null)
                .name("adverse_events_at")
                .doc("Newest onset of the adverse events. Null: none.")
                .type(optionalInstant)
                .withDefault(null)
                .name("feature_set")
                .doc("Fingerprint of the feature set.")
                .type()
                .stringType()
                .noDefault()
                .name("vector_sha256")
                .doc("Vector hash, 64 hexadecimal digits.")
                .type()
                .stringType()
                .noDefault()
                .name("features")
                .doc("Values by feature name, in catalogue order.")
                .type(values(catalog))
                .noDefault()
                .endRecord();
    }

    private static Schema values(FeatureCatalog catalog) {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("FeatureValues")
                .namespace("io.clinstream.schema")
                .doc("Feature values; a field is null where its null rule says so.")
                .fields();
        for (Feature feature : catalog.features()) {
            fields = fields.name(feature.name())
                    .prop("feature_id", feature.id())
                    .prop("unit", feature.unit())
                    .doc(feature.meaning())
                    .type(optionalDouble())
                    .withDefault(null);
        }
        return fields.endRecord();
    }

    private static Schema optionalDouble() {
        return Schema.createUnion(List.of(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.DOUBLE)));
    }
}
