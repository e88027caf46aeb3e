package io.clinstream.features.api;

import io.clinstream.platform.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API, OpenAPI 3.1. A test compares it with the routes and with their answers. */
final class OpenApi {

    private static final byte[] DOCUMENT = document();

    private OpenApi() {}

    static void serve(Exchange exchange) {
        exchange.send(200, "application/json", DOCUMENT.clone());
    }

    private static byte[] document() {
        try (InputStream source = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (source == null) {
                throw new IllegalStateException("openapi.json is missing from the jar");
            }
            return source.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
