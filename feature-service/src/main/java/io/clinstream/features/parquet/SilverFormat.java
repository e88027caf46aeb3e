package io.clinstream.features.parquet;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.Pace;
import io.clinstream.platform.registry.AvroDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Silver: accepted rows, and the canonical log by patient. */
public final class SilverFormat implements ChunkFormat<GenericRecord> {

    private final RowFormat accepted;
    private final EventRows events;

    /** Silver of these topics. */
    public SilverFormat(Topics topics, AvroDecoder decoder) {
        this.accepted = RowFormat.silver(topics, decoder);
        this.events = new EventRows(topics, decoder);
    }

    /** The topics silver is made of. */
    public static List<Topic> sources(Topics topics) {
        List<Topic> sources = new ArrayList<>(topics.accepted());
        sources.add(topics.events());
        return List.copyOf(sources);
    }

    /** The schema of the rows of a topic, as its released schema makes them. */
    public Schema rowsOf(Topic topic) {
        return events.reads(topic.name()) ? events.rowsOf(topic) : accepted.rowsOf(topic);
    }

    @Override
    public Optional<GenericRecord> read(ConsumerRecord<byte[], byte[]> source, String topicId) {
        return of(source.topic()).read(source, topicId);
    }

    @Override
    public Pace paceOf(GenericRecord row) {
        return accepted.paceOf(row);
    }

    @Override
    public ChunkEncoder<GenericRecord> open(GenericRecord first) {
        return events.made(first) ? events.open(first) : accepted.open(first);
    }

    @Override
    public ChunkChain.Layout layout() {
        return accepted.layout();
    }

    @Override
    public String base(String topic) {
        return of(topic).base(topic);
    }

    private ChunkFormat<GenericRecord> of(String topic) {
        return events.reads(topic) ? events : accepted;
    }
}
