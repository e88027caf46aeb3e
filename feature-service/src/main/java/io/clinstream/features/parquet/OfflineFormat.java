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
import io.clinstream.schema.ClockMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The offline store: one Parquet row per feature vector, with the label columns that sealing fills, filed by date of
 * append time. Vectors go from their bytes into the columns without an object per feature.
 */
public final class OfflineFormat implements ChunkFormat<FlatRow> {

    /** Order of vectors in a file. */
    static final RowSort SORT = new RowSort("patient_id", "timestamp");

    private static final String BASE = "features/offline";
    private static final byte[] HISTORICAL = ClockMode.HISTORICAL.name().getBytes(StandardCharsets.UTF_8);
    private static final List<Added> ADDED = added();

    private final AvroDecoder decoder;
    private final String topic;
    private final Map<Integer, FlatRowReader> readers = new HashMap<>();

    /** Vectors of these topics. */
    public OfflineFormat(Topics topics, AvroDecoder decoder) {
        this.decoder = decoder;
        this.topic = topics.features().name();
    }

    /** The schema of the rows of a topic, as its released schema makes them. */
    public Schema rowsOf(Topic vectors) {
        return rowsOf(vectors.schema().orElseThrow());
    }

    /** The schema of the rows of vectors of a schema. */
    static Schema rowsOf(Schema vectors) {
        return new RowShape(vectors, vectors.getName() + "Row", Map.of("as_of", "timestamp"), ADDED).schema();
    }

    @Override
    public Optional<FlatRow> read(ConsumerRecord<byte[], byte[]> source, String topicId) {
        byte[] value = source.value();
        if (value == null) {
            throw new UndecodableException("a record without value is no row");
        }
        FlatRow row = AvroDecoder.decode(value, reader(value));
        int column = row.schema().getFields().size() - ADDED.size();
        for (Added added : ADDED) {
            row.value(column++, added.value().apply(source));
        }
        return Optional.of(row);
    }

    @Override
    public Pace paceOf(FlatRow row) {
        return row.holds("clock", HISTORICAL) ? Pace.LOAD : Pace.LIVE;
    }

    @Override
    public ChunkEncoder<FlatRow> open(FlatRow first) {
        return new FlatChunk(first.schema(), SORT);
    }

    @Override
    public ChunkChain.Layout layout() {
        return RowFormat.LAYOUT;
    }

    @Override
    public String base(String name) {
        if (!name.equals(topic)) {
            throw new IllegalArgumentException("no vectors are in topic " + name);
        }
        return BASE;
    }

    private FlatRowReader reader(byte[] value) {
        int id = AvroDecoder.schemaId(value);
        FlatRowReader known = readers.get(id);
        if (known == null) {
            Schema writer = decoder.writer(value);
            if (writer.getType() != Schema.Type.RECORD) {
                throw new UndecodableException("the value is a " + writer.getType() + ", not a record");
            }
            known = new FlatRowReader(writer, rowsOf(writer));
            readers.put(id, known);
        }
        return known;
    }

    private static List<Added> added() {
        List<Added> added = new ArrayList<>(RowFormat.place("features"));
        added.add(new Added(
                "adverse_event_24h",
                RowFormat.nullable(SchemaBuilder.builder().intType()),
                "1: an incident adverse event has its onset in (timestamp, timestamp + 24 h]. Null until sealed.",
                around -> null));
        added.add(new Added(
                "label_state",
                RowFormat.nullable(SchemaBuilder.builder().stringType()),
                "What the label is worth. Null until sealed.",
                around -> null));
        return List.copyOf(added);
    }
}
