package io.clinstream.prediction.http;

import io.clinstream.platform.http.HttpService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The page at {@code /}: three files from the class path, nothing from anywhere else. */
public final class PageRoutes {

    /** Only our own files; no inline code, no other origin, no framing. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Adds the routes to a service. */
    public void addTo(HttpService.Builder service) {
        file(service, "/", "index.html", "text/html; charset=utf-8");
        file(service, "/ward.js", "ward.js", "text/javascript; charset=utf-8");
        file(service, "/ward.css", "ward.css", "text/css; charset=utf-8");
    }

    private static void file(HttpService.Builder service, String path, String name, String mediaType) {
        byte[] content = content(name);
        service.get(path, exchange -> {
            exchange.setHeader("Content-Security-Policy", POLICY);
            exchange.setHeader("Referrer-Policy", "no-referrer");
            exchange.send(200, mediaType, content);
        });
    }

    private static byte[] content(String name) {
        try (InputStream stream = PageRoutes.class.getResourceAsStream("/io/clinstream/prediction/page/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the page's file " + name + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
