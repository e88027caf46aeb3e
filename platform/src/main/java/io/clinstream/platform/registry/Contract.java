package io.clinstream.platform.registry;

import io.clinstream.contract.Topics;

/** Registers the contract: the schema of every topic under its subject, fully compatible with every released version. */
public final class Contract {

    /** Compatibility of every subject: readers and writers of any two versions understand each other. */
    public static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private Contract() {}

    /** Sets the compatibility and registers every subject; safe to repeat. */
    public static void register(SchemaRegistryClient registry, Topics topics) {
        registry.compatibility(COMPATIBILITY);
        topics.all().forEach(topic -> topic.schema().ifPresent(schema -> registry.register(topic.subject(), schema)));
    }
}
