package io.clinstream.testing;

import io.clinstream.contract.Topics;
import io.clinstream.platform.kafka.TopicProvisioner;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.layout.StackAddresses;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.kafka.KafkaContainer;

/** The stack of one test JVM; closed when the last test has run. Each run has a data folder of its own. */
final class SharedStack implements AutoCloseable {

    private static final String KAFKA_IMAGE = "apache/kafka:4.1.0";

    private final EmbeddedStack stack;
    private final Runnable stopContainer;
    private final StackAddresses addresses;

    private SharedStack(EmbeddedStack stack, Runnable stopContainer, StackAddresses addresses) {
        this.stack = stack;
        this.stopContainer = stopContainer;
        this.addresses = addresses;
    }

    static SharedStack start(StackKind kind) {
        Path data = Path.of(
                System.getProperty("clinstream.test.data"),
                "shared-" + ProcessHandle.current().pid());
        EmbeddedStack stack = EmbeddedStack.start(data, StackOptions.infrastructure(Distribution.ofThisJvm()));
        return switch (kind) {
            case EMBEDDED -> new SharedStack(stack, () -> {}, stack.addresses());
            case TESTCONTAINERS -> withContainer(stack);
        };
    }

    EmbeddedStack stack() {
        return stack;
    }

    StackAddresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        stack.close();
        stopContainer.run();
    }

    private static SharedStack withContainer(EmbeddedStack stack) {
        stack.stop(Part.KAFKA);
        KafkaContainer kafka =
                new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_LOG_MESSAGE_TIMESTAMP_TYPE", "LogAppendTime");
        kafka.start();
        provision(kafka.getBootstrapServers());
        return new SharedStack(stack, kafka::stop, stack.addresses().withKafka(kafka.getBootstrapServers()));
    }

    private static void provision(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            new TopicProvisioner(StackOptions.PARTITIONS, (short) 1).provision(admin, Topics.byDefault());
        } catch (Exception refused) {
            throw new IllegalStateException("the container's broker refuses the topics", refused);
        }
    }
}
