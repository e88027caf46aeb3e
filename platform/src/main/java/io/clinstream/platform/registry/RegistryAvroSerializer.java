package io.clinstream.platform.registry;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka serializer of Avro records in Confluent wire format. Never registers a schema: the contract is registered
 * when the stack is set up, and a value whose schema is not part of it is refused. Configured with
 * {@code schema.registry.url}.
 */
public final class RegistryAvroSerializer implements Serializer<IndexedRecord> {

    private record Subject(String topic, Schema schema) {}

    private final Map<Subject, Integer> ids = new ConcurrentHashMap<>();
    private SchemaRegistryClient registry;

    /** Made by Kafka; {@link #configure} follows. */
    @SuppressWarnings("NullAway.Init")
    public RegistryAvroSerializer() {}

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        registry = new SchemaRegistryClient(URI.create(String.valueOf(properties.get("schema.registry.url"))));
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable IndexedRecord row) {
        if (row == null) {
            return null;
        }
        Subject subject = new Subject(topic, row.getSchema());
        Integer known = ids.get(subject);
        int id = known != null ? known : lookUp(subject);
        return AvroEncoder.encode(id, row);
    }

    private int lookUp(Subject subject) {
        int id = registry.idOf(subject.topic() + "-value", subject.schema());
        ids.put(subject, id);
        return id;
    }
}
