package io.clinstream.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.platform.metrics.Metrics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServiceTest {

    /** A request body of these tests. */
    public record Question(String name, int age) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpService service = HttpService.builder("127.0.0.1", 0)
            .get("/hello/{name}", exchange -> exchange.reply(200, Map.of("name", exchange.pathParam("name"))))
            .post("/ask", exchange -> exchange.reply(200, exchange.json(Question.class)))
            .get("/away", exchange -> {
                throw Problem.unavailable("redis", "Redis does not answer", Duration.ofSeconds(5));
            })
            .get("/bug", exchange -> {
                throw new IllegalStateException("secret inside");
            })
            .health(() -> new Health(false, Map.of("redis", "DOWN")))
            .metrics(Metrics.forApplication("test"))
            .start();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void shouldAnswerARoute() throws Exception {
        HttpResponse<String> answer = get("/hello/anna");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"name\":\"anna\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void shouldAnswerProblemsAfterRfc9457() throws Exception {
        HttpResponse<String> away = get("/away");

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("5");
        assertThat(away.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(post("/hello/anna", "{}", "application/json").statusCode()).isEqualTo(405);
    }

    @Test
    void shouldNotShowTheInsideOfABug() throws Exception {
        HttpResponse<String> answer = get("/bug");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void shouldRefuseBodiesByRule() throws Exception {
        assertThat(post("/ask", "{\"name\":\"a\",\"age\":3}", "application/json")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/ask", "{\"name\":", "application/json").statusCode()).isEqualTo(400);
        assertThat(post("/ask", "{\"name\":\"a\",\"age\":\"x\"}", "application/json")
                        .body())
                .contains("\"field\":\"age\"");
        assertThat(post("/ask", "{\"name\":\"a\",\"age\":3,\"nome\":1}", "application/json")
                        .body())
                .contains("\"field\":\"nome\"");
        assertThat(post("/ask", "{\"name\":\"a\",\"name\":\"b\"}", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/ask", "null", "application/json").statusCode()).isEqualTo(400);
        assertThat(post("/ask", "{}", "text/plain").statusCode()).isEqualTo(415);
        assertThat(post("/ask", "\"" + "x".repeat(70_000) + "\"", "application/json")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldAnswer503WhileNotReady() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"DOWN\",\"redis\":\"DOWN\"}");
        assertThat(get("/metrics").body()).contains("jvm_memory_used_bytes");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String type) throws Exception {
        return client.send(
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }
}
