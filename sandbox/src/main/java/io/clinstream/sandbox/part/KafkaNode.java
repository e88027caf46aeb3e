package io.clinstream.sandbox.part;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.layout.PrivateFile;
import io.clinstream.sandbox.process.JavaCommand;
import io.clinstream.sandbox.process.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A Kafka broker and controller in one child JVM ({@link KafkaNodeMain}).
 *
 * @param distribution where the libraries lie
 * @param data where the log lies
 * @param port port of clients
 * @param controllerPort port of the controller
 */
public record KafkaNode(Distribution distribution, DataDirectory data, int port, int controllerPort) implements Node {

    private static final int HEAP_MEGABYTES = 384;

    @Override
    public Part part() {
        return Part.KAFKA;
    }

    @Override
    public Launch prepare() {
        Path folder = data.of(part());
        Path properties = folder.resolve("server.properties");
        PrivateFile.write(properties, settings(folder.resolve("log")));
        return new Launch(
                JavaCommand.of(
                        distribution.classPath(),
                        HEAP_MEGABYTES,
                        List.of(
                                "-Dlogback.configurationFile=sandbox-kafka-logback.xml",
                                KafkaNodeMain.class.getName(),
                                properties.toString())),
                Map.of(),
                folder,
                data.log(part()),
                "TERM");
    }

    @Override
    public boolean ready() throws Exception {
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                3_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000);
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty()
                    && admin.listTopics().names().get(3, TimeUnit.SECONDS) != null;
        }
    }

    private String settings(Path log) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                log.message.timestamp.type=LogAppendTime
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=8
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, log);
    }
}
