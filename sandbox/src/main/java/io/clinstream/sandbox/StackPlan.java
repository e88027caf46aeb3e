package io.clinstream.sandbox;

import io.clinstream.sandbox.layout.Credentials;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.layout.Ports;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.sandbox.part.ApplicationNode;
import io.clinstream.sandbox.part.KafkaNode;
import io.clinstream.sandbox.part.Node;
import io.clinstream.sandbox.part.ObjectStoreNode;
import io.clinstream.sandbox.part.PostgresNode;
import io.clinstream.sandbox.part.RedisNode;
import io.clinstream.sandbox.part.RegistryNode;
import io.clinstream.sandbox.setup.BucketSetup;
import io.clinstream.sandbox.setup.ContractSetup;
import io.clinstream.sandbox.setup.DatabaseSetup;
import io.clinstream.sandbox.setup.Setup;
import io.clinstream.sandbox.setup.TopicSetup;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/**
 * Everything decided before the first process starts: ports, keys, and so every address.
 *
 * @param data the data folder
 * @param options as given
 * @param ports port of every listener
 * @param credentials keys and passwords
 * @param addresses what follows from both
 */
record StackPlan(
        DataDirectory data, StackOptions options, Ports ports, Credentials credentials, StackAddresses addresses) {

    /** Names of the listeners, for {@code --port NAME=PORT}. */
    static final List<String> LISTENERS = List.of(
            "kafka",
            "kafka-controller",
            "registry",
            "redis",
            "s3",
            "postgres",
            "stream-processor",
            "feature-service",
            "prediction-api");

    /**
     * Chooses ports and keys, and keeps them in the data folder.
     *
     * @throws StackException a pinned port is taken
     */
    static StackPlan make(DataDirectory data, StackOptions options) {
        Ports ports = Ports.choose(LISTENERS, Ports.read(data.ports()), options.pinnedPorts(), new SecureRandom());
        ports.write(data.ports());
        Credentials credentials = Credentials.keptIn(data.credentials());
        return new StackPlan(data, options, ports, credentials, StackAddresses.of(ports, credentials));
    }

    /** How one part is run. */
    Node node(Part part) {
        Distribution distribution = options.distribution();
        int port = ports.of(part.id());
        return switch (part) {
            case KAFKA -> new KafkaNode(distribution, data, port, ports.of("kafka-controller"));
            case REGISTRY -> new RegistryNode(distribution, data, port);
            case REDIS -> new RedisNode(distribution, data, port);
            case S3 -> new ObjectStoreNode(distribution, data, credentials, port);
            case POSTGRES -> new PostgresNode(distribution, data, credentials, port);
            case STREAM_PROCESSOR, FEATURE_SERVICE, PREDICTION_API ->
                new ApplicationNode(part, distribution, data, addresses, port);
        };
    }

    /** What one part needs once it is ready. */
    List<Setup> setups(Part part) {
        Map<Part, List<Setup>> setups = Map.of(
                Part.KAFKA, List.of(new TopicSetup(addresses.kafkaBootstrapServers(), options.partitions())),
                Part.REGISTRY, List.of(new ContractSetup(addresses.schemaRegistryUrl())),
                Part.S3, List.of(new BucketSetup(addresses)),
                Part.POSTGRES,
                        List.of(new DatabaseSetup(ports.of(Part.POSTGRES.id()), credentials.postgresPassword())));
        return setups.getOrDefault(part, List.of());
    }
}
