package io.clinstream.benchmarks.predict;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.benchmarks.broker.BenchmarkTopics;
import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.benchmarks.stores.OnlineStock;
import io.clinstream.contract.Topics;
import io.clinstream.features.online.OnlineVector;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import redis.clients.jedis.RedisClient;

/**
 * Everything that takes part, each in a process of its own: broker, Redis, registry, PostgreSQL and object store, the
 * prediction API with 300 trees in production, the floor, and the client that asks.
 */
public final class PredictScene implements AutoCloseable {

    /** System property: where {@code sandbox/target/dist} is. */
    public static final String DISTRIBUTION = "clinstream.stack";

    private final EmbeddedStack stack;
    private final BrokerProcess broker;
    private final Child load;
    private final Child ours;
    private final Child floor;
    private final String oursUrl;
    private final String floorUrl;
    private final int recordBytes;

    private PredictScene(Path folder, EmbeddedStack stack, BrokerProcess broker)
            throws IOException, InterruptedException, ExecutionException {
        this.stack = stack;
        this.broker = broker;
        Topics topics = new Topics("clinical");
        try (Admin admin = broker.admin()) {
            BenchmarkTopics.create(admin, topics, false);
        }
        Map<String, String> environment = new HashMap<>(stack.addresses().environment());
        int port = freePort();
        environment.put(Setting.KAFKA_BOOTSTRAP_SERVERS.key(), broker.bootstrapServers());
        environment.put(Setting.HTTP_PORT.key(), Integer.toString(port));
        URI redis = URI.create(stack.addresses().redisUrl());
        List<OnlineVector> vectors = new OnlineStock(Clock.systemUTC().millis()).vectors();
        fill(redis, vectors);
        RandomTrees trees = new RandomTrees(vectors);
        Path file = Files.write(folder.resolve("trees.json"), trees.json());
        String version =
                TreesInProduction.register(Configuration.of(environment), trees.inputs(), Files.readAllBytes(file));
        this.ours = Child.start(ServerMain.class, List.of("ours"), environment, folder.resolve("ours.log"));
        this.oursUrl = "http://127.0.0.1:" + port + "/predict";
        this.recordBytes = new FirstAnswer(URI.create(oursUrl), version)
                .recordBytes(broker.bootstrapServers(), topics.predictions().name());
        this.floor = Child.start(
                ServerMain.class,
                List.of(
                        "floor",
                        redis.toString(),
                        broker.bootstrapServers(),
                        // Nobody reads it here, and it has the settings of the topic of predictions.
                        topics.deadLetter().name(),
                        Integer.toString(recordBytes),
                        file.toString()),
                Map.of(),
                folder.resolve("floor.log"));
        this.floorUrl = "http://127.0.0.1:" + floor.ready().get("port").asInt();
        this.load = Child.start(LoadMain.class, List.of(), Map.of(), folder.resolve("load.log"));
    }

    /** Starts all of them. */
    public static PredictScene start(Path folder) throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(folder);
        Distribution distribution = new Distribution(Path.of(System.getProperty(DISTRIBUTION, "sandbox/target/dist")));
        EmbeddedStack stack = EmbeddedStack.start(folder.resolve("stack"), StackOptions.infrastructure(distribution));
        try {
            // Its broker starts fast and runs slowly; the one that is measured is that of the other parts.
            stack.stop(Part.KAFKA);
            return new PredictScene(folder, stack, BrokerProcess.start(folder.resolve("broker")));
        } catch (IOException | InterruptedException | ExecutionException | RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    String echo() {
        return floorUrl + "/echo";
    }

    String floor() {
        return floorUrl + "/floor";
    }

    String ours() {
        return oursUrl;
    }

    /** Bytes of a prediction in the log, and so of what the floor appends. */
    public int recordBytes() {
        return recordBytes;
    }

    JsonNode load(String url, int connections, double rate, double seconds) throws IOException {
        return load.ask(Map.of("url", url, "connections", connections, "rate", rate, "seconds", seconds));
    }

    double cpuNanos() throws IOException {
        return ours.ask(Map.of("do", "meter")).get("cpuNanos").asDouble();
    }

    void profile() throws IOException {
        ours.ask(Map.of("do", "profile"));
    }

    JsonNode summary() throws IOException {
        return ours.ask(Map.of("do", "summary")).get("profile");
    }

    private static void fill(URI redis, List<OnlineVector> vectors) {
        try (RedisOnlineStore store = new RedisOnlineStore(redis);
                RedisClient raw = RedisClient.create(redis)) {
            store.put(vectors);
            for (OnlineVector vector : vectors) {
                raw.set(Floor.KEY + vector.patientId(), "x".repeat(size(vector)));
            }
        }
    }

    private static int size(OnlineVector vector) {
        return vector.fields().entrySet().stream()
                .mapToInt(field -> (field.getKey() + field.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        load.close();
        floor.close();
        ours.close();
        broker.close();
        stack.close();
    }
}
