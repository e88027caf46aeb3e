package io.clinstream.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.benchmarks.stores.StoresChild;
import io.clinstream.features.FeatureServiceMain;
import io.clinstream.platform.json.Json;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.part.RedisNode;
import io.clinstream.sandbox.process.Launch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The stores, each measurement in a JVM of its own: writing offline, reading online from a Redis of its own, and lookups
 * over HTTP at a feature service in a third process. That service finds neither Kafka nor objects: it answers from
 * Redis, and writes come from us as its sink makes them.
 *
 * @param folder for files, logs and the data of Redis
 * @param progress told what is done
 */
public record StoresRun(Path folder, Consumer<String> progress) {

    private static final int HEAP_MEGABYTES = 1_536;
    private static final int SERVICE_MEGABYTES = 512;
    private static final long PATIENCE_MILLIS = 60_000;

    /** Prepares the folder. */
    public StoresRun {
        try {
            Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Figures of writing: {@code WriteRun}. */
    public JsonNode write() throws IOException {
        progress.accept("vectors to files, in turns with DuckDB");
        return child("write", folder.toString());
    }

    /** Figures of layouts: {@code LayoutRun}. */
    public JsonNode layouts() throws IOException {
        progress.accept("ways to lay out a file");
        return child("layouts", folder.toString());
    }

    /** Figures of reading online, and of lookups over HTTP: {@code OnlineReadRun}, {@code LookupRun}. */
    public List<JsonNode> reads() throws IOException, InterruptedException {
        int port = freePort();
        URI redis = URI.create("redis://127.0.0.1:" + port);
        RedisNode node = new RedisNode(Distribution.ofThisJvm(), new DataDirectory(folder.resolve("redis")), port);
        Launch launch = node.prepare();
        Files.createDirectories(launch.directory());
        Files.createDirectories(launch.log().getParent());
        Process server = ended(new ProcessBuilder(launch.command())
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(launch.log().toFile())
                .start());
        try {
            await("Redis", node::ready);
            progress.accept("reads from Redis, in turns with a raw GET");
            JsonNode online = child("online", redis.toString());
            progress.accept("lookups over HTTP while vectors are written");
            return List.of(online, lookups(redis));
        } finally {
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private JsonNode lookups(URI redis) throws IOException, InterruptedException {
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder service = new ProcessBuilder(java(SERVICE_MEGABYTES, FeatureServiceMain.class.getName()));
        service.environment().keySet().removeIf(key -> key.startsWith("CLINSTREAM_"));
        service.environment()
                .putAll(Map.of(
                        "CLINSTREAM_HTTP_PORT",
                        Integer.toString(port),
                        "CLINSTREAM_REDIS_URL",
                        redis.toString(),
                        "CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS",
                        "127.0.0.1:" + freePort(),
                        "CLINSTREAM_SCHEMA_REGISTRY_URL",
                        "http://127.0.0.1:" + freePort(),
                        "CLINSTREAM_S3_ENDPOINT",
                        "http://127.0.0.1:" + freePort(),
                        "CLINSTREAM_S3_ACCESS_KEY",
                        "none",
                        "CLINSTREAM_S3_SECRET_KEY",
                        "none-of-these"));
        Process process = ended(service.redirectErrorStream(true)
                .redirectOutput(folder.resolve("feature-service.log").toFile())
                .start());
        try {
            await("the feature service", () -> answers(address));
            return child("lookup", address.toString(), redis.toString());
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private JsonNode child(String what, String... arguments) throws IOException {
        List<String> command = java(HEAP_MEGABYTES, StoresChild.class.getName());
        command.add(what);
        command.addAll(List.of(arguments));
        Path log = folder.resolve(what + ".log");
        Process process = ended(new ProcessBuilder(command)
                .redirectError(new File(log.toString()))
                .start());
        byte[] answer = process.getInputStream().readAllBytes();
        if (answer.length == 0) {
            throw new IllegalStateException("the measurement ended early; its log says why: " + log);
        }
        return Json.MAPPER.readTree(new String(answer, StandardCharsets.UTF_8));
    }

    private static List<String> java(int heapMegabytes, String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ContenderProcess.JVM);
        command.add("-Xms" + heapMegabytes + "m");
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema");
        command.add("-Dlogback.configurationFile=benchmark-logback.xml");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        return command;
    }

    /** It ends with us at the latest. */
    private static Process ended(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-" + process.pid()));
        return process;
    }

    /** Whether something is ready; an exception means not yet. */
    @FunctionalInterface
    private interface Ready {
        boolean now() throws IOException, InterruptedException;
    }

    private static void await(String what, Ready ready) throws InterruptedException {
        long begin = System.nanoTime();
        while ((System.nanoTime() - begin) / 1_000_000 < PATIENCE_MILLIS) {
            try {
                if (ready.now()) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException(what + " does not start");
    }

    private static boolean answers(URI service) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        return client.send(HttpRequest.newBuilder(service.resolve("/catalogue")).build(), BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
