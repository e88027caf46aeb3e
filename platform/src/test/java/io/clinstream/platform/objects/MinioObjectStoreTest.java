package io.clinstream.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clinstream.platform.config.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire, at a server that answers as it is told. */
class MinioObjectStoreTest {

    private static final int LARGE = 12 * 1024 * 1024;

    private record Request(String method, String path, String condition, int bytes) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String errorCode = "";

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldPutALargeObjectInOneConditionalRequest() {
        // When
        PutOutcome outcome = store().putIfAbsent("large", new byte[LARGE], Map.of("rows", "1"));

        // Then
        assertThat(outcome).isEqualTo(PutOutcome.CREATED);
        assertThat(requests).hasSize(1).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.path()).isEqualTo("/clinical-mlops/large");
            assertThat(request.condition()).isEqualTo("*");
            assertThat(request.bytes()).isGreaterThanOrEqualTo(LARGE);
        });
    }

    @Test
    void shouldPutALargeFileInOneConditionalRequest() throws IOException {
        // Given
        Path file = Files.write(folder.resolve("large"), new byte[LARGE]);

        // When
        store().putIfAbsent("large", file, Map.of());

        // Then
        assertThat(requests).extracting(Request::method, Request::condition).containsExactly(tuple("PUT", "*"));
    }

    @Test
    void shouldTellThatAnObjectExists() {
        // Given
        status = 412;
        errorCode = "PreconditionFailed";

        // When
        PutOutcome outcome = store().putIfAbsent("there", new byte[1], Map.of());

        // Then
        assertThat(outcome).isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    void shouldNotTakeAConflictOfTwoRequestsForAnObject() {
        // Given
        status = 409;
        errorCode = "ConditionalRequestConflict";

        // When
        assertThatThrownBy(() -> store().putIfAbsent("disputed", new byte[1], Map.of()))
                // Then
                .isInstanceOf(ObjectStoreException.class)
                .hasMessageContaining("disputed");
    }

    private MinioObjectStore store() {
        return MinioObjectStore.from(Configuration.of(Map.of(
                "CLINSTREAM_S3_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "CLINSTREAM_S3_ACCESS_KEY",
                "test-access",
                "CLINSTREAM_S3_SECRET_KEY",
                "test-secret")));
    }

    private void answer(HttpExchange exchange) throws IOException {
        int bytes = exchange.getRequestBody().readAllBytes().length;
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("If-None-Match"),
                bytes));
        byte[] body = (status == 200 ? "" : "<Error><Code>" + errorCode + "</Code><Message>told so</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("ETag", "\"0\"");
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
