package io.clinstream.streams.runtime;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.avro.generic.IndexedRecord;

/**
 * Encodes output records under schema ids that were learnt once, at start. A running task needs the registry only for
 * schemas of others, so an outage cannot stop what is already understood.
 */
public final class ContractEncoder {

    private final Map<String, Integer> idByTopic;

    private ContractEncoder(Topics topics, ToIntFunction<Topic> id) {
        Map<String, Integer> ids = new HashMap<>();
        topics.all().stream()
                .filter(topic -> topic.schema().isPresent())
                .forEach(topic -> ids.put(topic.name(), id.applyAsInt(topic)));
        this.idByTopic = Map.copyOf(ids);
    }

    /** Registers every schema of the contract and reads it back, so that decoding knows it too. */
    public static ContractEncoder registeredIn(SchemaRegistryClient registry, Topics topics) {
        return new ContractEncoder(topics, topic -> {
            int id = registry.register(topic.subject(), topic.schema().orElseThrow());
            registry.schemaById(id);
            return id;
        });
    }

    /** Ids of a registry in memory. */
    public static ContractEncoder of(InMemorySchemas schemas, Topics topics) {
        return new ContractEncoder(topics, topic -> schemas.idOf(topic.schema().orElseThrow()));
    }

    /** The record in Confluent wire format. */
    public byte[] encode(Topic topic, IndexedRecord row) {
        return AvroEncoder.encode(schemaId(topic), row);
    }

    /** Id of the schema of a topic's values. */
    public int schemaId(Topic topic) {
        Integer id = idByTopic.get(topic.name());
        if (id == null) {
            throw new IllegalArgumentException("topic " + topic.name() + " has no schema");
        }
        return id;
    }
}
