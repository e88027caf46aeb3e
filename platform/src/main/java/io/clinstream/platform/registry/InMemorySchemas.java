package io.clinstream.platform.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Serializer;

/** A registry in memory, for programs without one: gives ids in order of first use. */
public final class InMemorySchemas implements SchemaById {

    private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    /** The id of a schema; a new one where it has none. */
    public int idOf(Schema schema) {
        return ids.computeIfAbsent(schema, unseen -> {
            int id = last.incrementAndGet();
            schemas.put(id, unseen);
            return id;
        });
    }

    @Override
    public Schema schemaById(int id) {
        Schema schema = schemas.get(id);
        if (schema == null) {
            throw new UnknownSchemaException(id);
        }
        return schema;
    }

    /** A Kafka serializer over these ids. */
    public <T extends IndexedRecord> Serializer<T> serializer() {
        return (topic, row) -> row == null ? null : AvroEncoder.encode(idOf(row.getSchema()), row);
    }
}
