package io.clinstream.features.parquet;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.Pace;
import io.clinstream.features.columnar.RowSort;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.WrongTypeException;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The canonical log by patient: one row per event under {@code processed/events}, its original bytes beside the columns
 * one searches by. Ticks are no rows: they concern no patient, and bronze keeps them.
 */
final class EventRows implements ChunkFormat<GenericRecord> {

    static final String BASE = "processed/events";

    private static final ChunkChain.Layout LAYOUT = new ChunkChain.Layout(false, "parquet");

    /** Columns that stand in the event itself, under the same names. */
    private static final List<String> OWN = List.of(
            "patient_id",
            "kind",
            "event_id",
            "study_id",
            "site_id",
            "source",
            "event_time",
            "event_time_precision",
            "available_at",
            "clock",
            "status",
            "version",
            "source_topic",
            "source_partition",
            "source_offset",
            "ingested_at");

    private static final Schema SCHEMA = schema();

    /** By patient; a patient's events stay in the order of the log, which is that of append time. */
    private static final RowSort SORT = new RowSort("patient_id", "appended_at");

    private final AvroDecoder decoder;
    private final String topic;

    /** Rows of the canonical log. */
    EventRows(Topics topics, AvroDecoder decoder) {
        this.decoder = decoder;
        this.topic = topics.events().name();
    }

    /** Whether rows are made of that topic. */
    boolean reads(String name) {
        return topic.equals(name);
    }

    /** Whether a row is one of these. */
    boolean made(GenericRecord row) {
        return row.getSchema().equals(SCHEMA);
    }

    /** The schema of the rows, whatever schema an event was written with: newer fields stand in the payload. */
    Schema rowsOf(Topic events) {
        if (!reads(events.name())) {
            throw new IllegalArgumentException("no events are in topic " + events.name());
        }
        return SCHEMA;
    }

    @Override
    public Optional<GenericRecord> read(ConsumerRecord<byte[], byte[]> source, String topicId) {
        byte[] payload = source.value();
        if (payload == null) {
            throw new UndecodableException("a record without value is no event");
        }
        CanonicalEvent event = decode(payload);
        if (event.getKind() == EventKind.TICK) {
            return Optional.empty();
        }
        if (event.getPatientId() == null) {
            throw new UndecodableException("an event without patient is no row");
        }
        return Optional.of(row(event, source, topicId));
    }

    @Override
    public Pace paceOf(GenericRecord row) {
        return RowShape.paceOf(row);
    }

    @Override
    public ChunkEncoder<GenericRecord> open(GenericRecord first) {
        return new ParquetChunk(SCHEMA, SORT);
    }

    @Override
    public ChunkChain.Layout layout() {
        return LAYOUT;
    }

    @Override
    public String base(String name) {
        return BASE;
    }

    private CanonicalEvent decode(byte[] payload) {
        try {
            return decoder.decode(payload, CanonicalEvent.class);
        } catch (WrongTypeException other) {
            throw new UndecodableException("a record of the canonical log is a CanonicalEvent, this is not", other);
        }
    }

    private static GenericRecord row(CanonicalEvent event, ConsumerRecord<byte[], byte[]> source, String topicId) {
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("patient_id", event.getPatientId());
        row.put("kind", event.getKind().name());
        row.put("event_id", event.getEventId());
        row.put("study_id", event.getStudyId());
        row.put("site_id", event.getSiteId());
        row.put("source", event.getSource());
        row.put("event_time", event.getEventTime().toEpochMilli());
        row.put("event_time_precision", event.getEventTimePrecision().name());
        row.put("available_at", millis(event.getAvailableAt()));
        row.put("clock", event.getClock().name());
        row.put("status", event.getStatus().name());
        row.put("version", event.getVersion());
        row.put("source_topic", event.getSourceTopic());
        row.put("source_partition", event.getSourcePartition());
        row.put("source_offset", event.getSourceOffset());
        row.put("ingested_at", event.getIngestedAt().toEpochMilli());
        row.put("canonical_partition", source.partition());
        row.put("canonical_offset", source.offset());
        row.put("appended_at", source.timestamp());
        row.put("topic_id", topicId);
        row.put("payload", ByteBuffer.wrap(source.value()));
        row.put("schema_id", AvroDecoder.schemaId(source.value()));
        return row;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static Schema schema() {
        Schema event = CanonicalEvent.getClassSchema();
        List<Schema.Field> fields = new ArrayList<>();
        for (String name : OWN) {
            Schema.Field own = event.getField(name);
            Schema type = name.equals("patient_id") ? text() : RowShape.flat(own.schema());
            fields.add(new Schema.Field(name, type, name.equals("patient_id") ? "Patient." : own.doc()));
        }
        Schema integer = SchemaBuilder.builder().intType();
        Schema number = SchemaBuilder.builder().longType();
        Schema instant = LogicalTypes.timestampMillis()
                .addToSchema(SchemaBuilder.builder().longType());
        fields.add(new Schema.Field("canonical_partition", integer, "Partition of the record this row is."));
        fields.add(new Schema.Field("canonical_offset", number, "Offset of the record this row is."));
        fields.add(new Schema.Field(
                "appended_at", instant, "Append time of the record this row is, UTC; its date is the folder."));
        fields.add(new Schema.Field(
                "topic_id", text(), "First 8 characters of Kafka's id of the topic: offsets count anew in another."));
        fields.add(new Schema.Field(
                "payload",
                SchemaBuilder.builder().bytesType(),
                "The record's value as it was: Confluent wire format."));
        fields.add(new Schema.Field("schema_id", integer, "Id of the writer's schema in the registry."));
        return Schema.createRecord("CanonicalEventRow", event.getDoc(), "io.clinstream.rows", false, fields);
    }

    private static Schema text() {
        return SchemaBuilder.builder().stringType();
    }
}
