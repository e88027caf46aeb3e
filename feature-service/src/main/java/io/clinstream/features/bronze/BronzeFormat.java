package io.clinstream.features.bronze;

import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.Pace;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Bronze: every record of a topic as a line of gzip NDJSON under {@code raw/<topic>/date=…/hour=…}, valid or not. A
 * registry outage is passed on, so that a readable record is not archived as unreadable.
 */
public final class BronzeFormat implements ChunkFormat<BronzeRow> {

    private static final ChunkChain.Layout LAYOUT = new ChunkChain.Layout(true, "ndjson.gz");

    private final AvroDecoder decoder;

    /** Bronze with values decoded by {@code decoder}. */
    public BronzeFormat(AvroDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Optional<BronzeRow> read(ConsumerRecord<byte[], byte[]> source, String topicId) {
        if (source.value() == null) {
            return unread(source, Optional.empty(), Optional.empty());
        }
        Optional<Integer> schemaId = Optional.empty();
        try {
            schemaId = Optional.of(AvroDecoder.schemaId(source.value()));
            GenericRecord value = decoder.decode(source.value());
            return Optional.of(
                    new BronzeRow(BronzeLine.of(source, schemaId, value, Optional.empty()), paceOfValue(value)));
        } catch (UndecodableException poison) {
            return unread(source, schemaId, Optional.of("UNDECODABLE"));
        } catch (UnknownSchemaException unknown) {
            return unread(source, schemaId, Optional.of("UNKNOWN_SCHEMA"));
        }
    }

    @Override
    public Pace paceOf(BronzeRow row) {
        return row.pace();
    }

    @Override
    public ChunkEncoder<BronzeRow> open(BronzeRow first) {
        return new GzipLines();
    }

    @Override
    public ChunkChain.Layout layout() {
        return LAYOUT;
    }

    @Override
    public String base(String topic) {
        return "raw/" + topic;
    }

    private static Optional<BronzeRow> unread(
            ConsumerRecord<byte[], byte[]> source, Optional<Integer> schemaId, Optional<String> error) {
        return Optional.of(new BronzeRow(BronzeLine.of(source, schemaId, null, error), Pace.LIVE));
    }

    private static Pace paceOfValue(GenericRecord value) {
        if (is(value, "kind", EventKind.TICK.name())) {
            return Pace.TICK;
        }
        return is(value, "clock", ClockMode.HISTORICAL.name()) ? Pace.LOAD : Pace.LIVE;
    }

    private static boolean is(GenericRecord value, String name, String expected) {
        Schema.Field field = value.getSchema().getField(name);
        return field != null && expected.equals(String.valueOf(value.get(field.pos())));
    }
}
