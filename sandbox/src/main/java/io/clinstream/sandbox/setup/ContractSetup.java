package io.clinstream.sandbox.setup;

import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.Contract;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.net.URI;

/**
 * Registers the schema of every topic, so that producers can send at once, and makes the registry refuse a schema that
 * old readers or old data cannot stand; its own default refuses nothing.
 *
 * @param registryUrl base of the Confluent REST API
 */
public record ContractSetup(String registryUrl) implements Setup {

    @Override
    public void apply() {
        Contract.register(new SchemaRegistryClient(URI.create(registryUrl)), Topics.byDefault());
    }
}
