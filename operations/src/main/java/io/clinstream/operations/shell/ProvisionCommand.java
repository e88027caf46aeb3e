package io.clinstream.operations.shell;

import io.clinstream.operations.access.Connections;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.kafka.TopicProvisioner;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.Contract;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates what the applications expect to find: topics, bucket, schemas. Changes nothing that exists. */
@Command(
        name = "provision",
        description = "Creates topics, bucket and schemas; changes nothing that exists.",
        mixinStandardHelpOptions = true)
public final class ProvisionCommand implements Callable<Integer> {

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Partitions of every topic; default ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--replication",
            defaultValue = "1",
            description = "Replicas of every topic, 3 in production; default ${DEFAULT-VALUE}.")
    private short replication;

    /** The command on these connections. */
    public ProvisionCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        KafkaSettings kafka = connections.kafka();
        try (Admin admin = Admin.create(kafka.admin())) {
            new TopicProvisioner(partitions, replication).provision(admin, kafka.topics());
        }
        out.println("topics: " + kafka.topics().all().size());
        SchemaRegistryClient registry = connections.registry();
        registry.compatibility("FULL_TRANSITIVE");
        Contract.register(registry, kafka.topics());
        out.println("subjects: " + registry.subjects().size());
        ObjectStore objects = connections.objects();
        objects.createBucket();
        if (!objects.refusesOverwrite()) {
            throw new IllegalStateException("the object store overwrites on a create-only put; it must not be used");
        }
        out.println("bucket: there, and create-only puts are honoured");
        return 0;
    }
}
