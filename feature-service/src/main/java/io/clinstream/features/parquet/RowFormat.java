package io.clinstream.features.parquet;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.Pace;
import io.clinstream.features.columnar.RowSort;
import io.clinstream.features.parquet.RowShape.Added;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Silver of the accepted topics: one Parquet row per record, filed by date of append time. */
public final class RowFormat implements ChunkFormat<GenericRecord> {

    static final ChunkChain.Layout LAYOUT = new ChunkChain.Layout(false, "parquet");
    private static final Schema INT = SchemaBuilder.builder().intType();
    private static final Schema LONG = SchemaBuilder.builder().longType();
    private static final Schema INSTANT =
            LogicalTypes.timestampMillis().addToSchema(SchemaBuilder.builder().longType());

    private final AvroDecoder decoder;
    private final Map<String, String> bases;
    private final List<Added> added;
    private final RowSort sort;
    private final Map<Schema, RowShape> shapes = new HashMap<>();

    private RowFormat(AvroDecoder decoder, Map<String, String> bases, List<Added> added, RowSort sort) {
        this.decoder = decoder;
        this.bases = bases;
        this.added = added;
        this.sort = sort;
    }

    /** Rows of the accepted topics under {@code processed/vitals}, {@code processed/labs} and so on. */
    public static RowFormat silver(Topics topics, AvroDecoder decoder) {
        Map<String, String> bases = Map.of(
                topics.acceptedVitals().name(), "processed/vitals",
                topics.acceptedLabs().name(), "processed/labs",
                topics.acceptedAdverseEvents().name(), "processed/adverse-events");
        return new RowFormat(decoder, bases, place("accepted"), new RowSort("patient_id", "event_time"));
    }

    /** The schema of the rows of a topic, as its released schema makes them. */
    public Schema rowsOf(Topic topic) {
        return shapeOf(topic.schema().orElseThrow()).schema();
    }

    @Override
    public Optional<GenericRecord> read(ConsumerRecord<byte[], byte[]> source, String topicId) {
        if (source.value() == null) {
            throw new UndecodableException("a record without value is no row");
        }
        GenericRecord value = decoder.decode(source.value());
        return Optional.of(shapeOf(value.getSchema()).row(value, source));
    }

    @Override
    public Pace paceOf(GenericRecord row) {
        return RowShape.paceOf(row);
    }

    @Override
    public ChunkEncoder<GenericRecord> open(GenericRecord first) {
        return new ParquetChunk(first.getSchema(), sort);
    }

    @Override
    public ChunkChain.Layout layout() {
        return LAYOUT;
    }

    @Override
    public String base(String topic) {
        String base = bases.get(topic);
        if (base == null) {
            throw new IllegalArgumentException("no rows are made of topic " + topic);
        }
        return base;
    }

    private RowShape shapeOf(Schema source) {
        return shapes.computeIfAbsent(
                source, unseen -> new RowShape(unseen, unseen.getName() + "Row", Map.of(), added));
    }

    static List<Added> place(String prefix) {
        return List.of(
                new Added(
                        prefix + "_partition", INT, "Partition of the record this row is.", ConsumerRecord::partition),
                new Added(prefix + "_offset", LONG, "Offset of the record this row is.", ConsumerRecord::offset),
                new Added(
                        "appended_at",
                        INSTANT,
                        "Append time of the record this row is, UTC; its date is the folder.",
                        ConsumerRecord::timestamp));
    }

    static Schema nullable(Schema type) {
        return Schema.createUnion(List.of(SchemaBuilder.builder().nullType(), type));
    }
}
