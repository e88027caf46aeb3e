package io.clinstream.sandbox.setup;

import io.clinstream.platform.registry.SchemaRegistryClient;
import java.net.URI;

/**
 * Makes the registry refuse a schema that old readers or old data cannot stand; its own default refuses nothing.
 *
 * @param registryUrl base of the Confluent REST API
 */
public record CompatibilitySetup(String registryUrl) implements Setup {

    @Override
    public void apply() {
        new SchemaRegistryClient(URI.create(registryUrl)).compatibility("FULL_TRANSITIVE");
    }
}
