package io.clinstream.features.chunk;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How records become rows, and rows the bytes of an object. Reading is apart from writing, so that a record that cannot
 * be read now leaves no trace in the chunk.
 *
 * @param <R> a row
 */
public interface ChunkFormat<R> {

    /**
     * The row of a record; empty where the record is none and none is missed.
     *
     * @param source the record
     * @param topicId short id of its topic, as in object names
     * @throws io.clinstream.platform.registry.RegistryUnavailableException the registry does not answer: try again
     * @throws io.clinstream.platform.registry.UnknownSchemaException the registry lost a schema: try again
     * @throws io.clinstream.platform.registry.UndecodableException the record is no row and never will be
     */
    Optional<R> read(ConsumerRecord<byte[], byte[]> source, String topicId);

    /** How soon a row should be visible. */
    Pace paceOf(R row);

    /** An empty chunk that takes rows of the kind of {@code first}. */
    ChunkEncoder<R> open(R first);

    /** Folders and extension of the objects. */
    ChunkChain.Layout layout();

    /** Folder of a topic's chain, without a slash at its end. */
    String base(String topic);
}
