package io.clinstream.features.bronze;

import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Bronze: every record of a topic as a line of gzip NDJSON under {@code raw/<topic>/date=…/hour=…}, valid or not. A
 * registry outage is passed on, so that a readable record is not archived as unreadable.
 */
public final class BronzeFormat implements ChunkFormat<byte[]> {

    private static final ChunkChain.Layout LAYOUT = new ChunkChain.Layout(true, "ndjson.gz");

    private final AvroDecoder decoder;

    /** Bronze with values decoded by {@code decoder}. */
    public BronzeFormat(AvroDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Optional<byte[]> read(ConsumerRecord<byte[], byte[]> source, String topicId) {
        return Optional.of(line(source));
    }

    private byte[] line(ConsumerRecord<byte[], byte[]> source) {
        if (source.value() == null) {
            return BronzeLine.of(source, Optional.empty(), null, Optional.empty());
        }
        Optional<Integer> schemaId = Optional.empty();
        try {
            schemaId = Optional.of(AvroDecoder.schemaId(source.value()));
            return BronzeLine.of(source, schemaId, decoder.decode(source.value()), Optional.empty());
        } catch (UndecodableException poison) {
            return BronzeLine.of(source, schemaId, null, Optional.of("UNDECODABLE"));
        } catch (UnknownSchemaException unknown) {
            return BronzeLine.of(source, schemaId, null, Optional.of("UNKNOWN_SCHEMA"));
        }
    }

    @Override
    public ChunkEncoder<byte[]> open(byte[] first) {
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
}
