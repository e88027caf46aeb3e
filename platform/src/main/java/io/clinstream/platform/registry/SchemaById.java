package io.clinstream.platform.registry;

import org.apache.avro.Schema;

/** Looks a writer's schema up by the id that stands in front of each value. */
@FunctionalInterface
public interface SchemaById {

    /**
     * The schema of that id.
     *
     * @throws UnknownSchemaException the registry does not know the id
     * @throws RegistryUnavailableException the registry does not answer
     */
    Schema schemaById(int id);
}
