package io.clinstream.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.clinstream.platform.json.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One request and its answer, as a route sees them. */
public final class Exchange {

    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final HttpServerExchange undertow;

    Exchange(HttpServerExchange undertow) {
        this.undertow = undertow;
    }

    /**
     * A part of the path named in the route's template.
     *
     * @throws NullPointerException if the route's template does not name it
     */
    public String pathParam(String name) {
        PathTemplateMatch match = undertow.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        return Objects.requireNonNull(match.getParameters().get(name), name);
    }

    /** First value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(undertow.getQueryParameters().get(name)).map(Deque::getFirst);
    }

    /** Every query parameter with all its values, in the order given. */
    public Map<String, List<String>> queries() {
        Map<String, List<String>> queries = new TreeMap<>();
        undertow.getQueryParameters().forEach((name, values) -> queries.put(name, List.copyOf(values)));
        return queries;
    }

    /** First value of a request header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(undertow.getRequestHeaders().getFirst(name));
    }

    /**
     * The request's JSON body.
     *
     * @throws Problem 413 too large, 415 not JSON, 400 malformed or not of this shape
     */
    public <T> T json(Class<T> type) {
        return json(type, MAX_BODY_BYTES);
    }

    /**
     * The request's JSON body, of at most that many bytes.
     *
     * @throws Problem 413 too large, 415 not JSON, 400 malformed or not of this shape
     */
    public <T> T json(Class<T> type, int maxBytes) {
        String contentType = header("Content-Type").orElse("");
        if (!contentType.startsWith("application/json")) {
            throw Problem.of(415, "unsupported-media-type", "Not JSON", "Content-Type must be application/json");
        }
        try {
            T value = Json.MAPPER.readValue(body(maxBytes), type);
            if (value == null) {
                throw Problem.of(400, "malformed-body", "Malformed body", "the body must be a JSON object");
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            throw Problem.of(400, "unknown-field", "Unknown field", "the body has a field this request does not know")
                    .with("field", unknown.getPropertyName());
        } catch (JsonMappingException wrongShape) {
            throw Problem.of(400, "malformed-body", "Malformed body", "a field has the wrong type or is missing")
                    .with("field", path(wrongShape));
        } catch (JsonProcessingException malformed) {
            throw Problem.of(400, "malformed-body", "Malformed body", "the body is not well-formed JSON");
        } catch (IOException broken) {
            throw Problem.of(400, "unreadable-body", "Unreadable body", "the body could not be read");
        }
    }

    /** Answers with JSON. */
    public void reply(int status, Object body) {
        try {
            send(status, "application/json", Json.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }

    /** Answers with bytes of a media type; text is UTF-8. */
    public void send(int status, String mediaType, byte[] content) {
        undertow.setStatusCode(status);
        undertow.getResponseHeaders().put(Headers.CONTENT_TYPE, mediaType);
        undertow.getResponseSender().send(ByteBuffer.wrap(content));
    }

    /** Answers without a body. */
    public void empty(int status) {
        undertow.setStatusCode(status);
        undertow.endExchange();
    }

    /** Answers with text. */
    public void text(int status, String mediaType, String content) {
        send(status, mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets a header of the answer. */
    public void setHeader(String name, String value) {
        undertow.getResponseHeaders().put(new HttpString(name), value);
    }

    void reply(Problem problem) {
        problem.retryAfter().ifPresent(wait -> setHeader("Retry-After", Long.toString(wait.toSeconds())));
        try {
            send(problem.status(), "application/problem+json", Json.MAPPER.writeValueAsBytes(problem.body()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem cannot be written as JSON", impossible);
        }
    }

    private byte[] body(int maxBytes) throws IOException {
        byte[] body = undertow.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw Problem.of(413, "body-too-large", "Body too large", "a body has at most " + maxBytes + " bytes");
        }
        return body;
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
    }
}
