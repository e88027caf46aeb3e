package io.clinstream.benchmarks.broker;

import io.clinstream.sandbox.part.KafkaNodeMain;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker in a JVM of its own: its CPU time is nobody's but its own. */
public final class BrokerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a broker with an empty log in that folder and returns when it answers. */
    public static BrokerProcess start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = freePort();
        int controllerPort = freePort();
        Path properties = folder.resolve("server.properties");
        Files.writeString(properties, settings(port, controllerPort, folder.resolve("log")));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx768m",
                        "-Dfile.encoding=UTF-8",
                        "-Dlogback.configurationFile=sandbox-kafka-logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaNodeMain.class.getName(),
                        properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "broker.log"))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-broker"));
        BrokerProcess broker = new BrokerProcess(process, "127.0.0.1:" + port);
        broker.awaitReady(folder);
        return broker;
    }

    /** Address of the broker. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** A client that may create topics and read offsets. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void awaitReady(Path folder) throws InterruptedException {
        long start = System.nanoTime();
        try (Admin admin = admin()) {
            while (true) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    close();
                    throw new IllegalStateException("the broker does not start: " + folder.resolve("broker.log"));
                }
                try {
                    if (!admin.describeCluster()
                            .nodes()
                            .get(2, TimeUnit.SECONDS)
                            .isEmpty()) {
                        return;
                    }
                } catch (ExecutionException | TimeoutException notYet) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** As the sandbox has it, except that the cleaner rests: what is written is counted before it is compacted. */
    private static String settings(int port, int controllerPort, Path log) {
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
                log.cleaner.backoff.ms=3600000
                log.retention.check.interval.ms=3600000
                """.formatted(port, controllerPort, log);
    }
}
