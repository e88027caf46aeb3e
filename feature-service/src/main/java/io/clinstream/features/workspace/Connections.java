package io.clinstream.features.workspace;

import io.clinstream.features.ProvenObjectStore;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** The parts of the stack a job talks to. The configuration is read when the first part is asked for. */
public final class Connections {

    private final Supplier<Configuration> configuration;

    /** Connections by a configuration, for example {@code Configuration::fromEnvironment}. */
    public Connections(Supplier<Configuration> configuration) {
        this.configuration = configuration;
    }

    /** The configuration itself. */
    public Configuration configuration() {
        return configuration.get();
    }

    /** The object store; one that does not refuse to overwrite is refused at its first use. */
    public ObjectStore objects() {
        return new ProvenObjectStore(MinioObjectStore.from(configuration()));
    }

    /** Kafka and the names of its topics. */
    public KafkaSettings kafka() {
        return KafkaSettings.from(configuration());
    }

    /** An admin client, which the caller closes. */
    public Admin admin() {
        return Admin.create(kafka().admin());
    }

    /** A decoder of values in Confluent wire format. */
    public AvroDecoder decoder() {
        return new AvroDecoder(new SchemaRegistryClient(configuration().uri(Setting.SCHEMA_REGISTRY_URL)));
    }
}
