package io.clinstream.operations.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Short requests to HTTP ports of this system. Follows no redirects. */
public final class WebClient {

    private final HttpClient http;
    private final Duration timeout;

    /**
     * Makes a client.
     *
     * @param timeout longest time to connect, and again to answer
     */
    public WebClient(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * Reads a path below a base address.
     *
     * @throws IOException no answer; the message names host and port
     */
    public HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(below(base, path)).GET());
    }

    /**
     * Posts JSON to a path below a base address.
     *
     * @throws IOException no answer; the message names host and port
     */
    public HttpResponse<String> postJson(URI base, String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(below(base, path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(timeout).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            URI uri = request.uri();
            throw new IOException(
                    "no answer from " + uri.getScheme() + "://" + uri.getAuthority() + because(unreachable));
        }
    }

    /** The JDK's connection failures often carry no message of their own. */
    private static String because(IOException unreachable) {
        String message = unreachable.getMessage();
        return message == null ? " (" + unreachable.getClass().getSimpleName() + ")" : " (" + message + ")";
    }

    private static URI below(URI base, String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }
}
