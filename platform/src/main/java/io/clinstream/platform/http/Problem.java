package io.clinstream.platform.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An error answer after RFC 9457; thrown by routes, written by {@link HttpService}. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String title;
    private final transient @Nullable Duration retryAfter;
    private final transient Map<String, Object> members;

    private Problem(
            int status,
            String type,
            String title,
            String detail,
            @Nullable Duration retryAfter,
            Map<String, Object> members) {
        super(detail);
        this.status = status;
        this.type = type;
        this.title = title;
        this.retryAfter = retryAfter;
        this.members = members;
    }

    /** A problem of the given HTTP status; {@code type} is its last path part, for example {@code unknown-patient}. */
    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, null, Map.of());
    }

    /** 503 with Retry-After: a part we need is away. */
    public static Problem unavailable(String type, String detail, Duration retryAfter) {
        return new Problem(503, type, "A part this answer needs is not available", detail, retryAfter, Map.of());
    }

    /** The same with one more member, for example the field that was wrong. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, type, title, String.valueOf(getMessage()), retryAfter, more);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** When to try again, for 429 and 503. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The body of the answer. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:clinstream:problem:" + type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", String.valueOf(getMessage()));
        body.putAll(members);
        return body;
    }

    /** Control flow, not a fault: no stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
