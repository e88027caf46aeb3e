package io.clinstream.prediction.http;

import io.clinstream.platform.http.HttpService;

/** The page at {@code /}: a few files from the class path, nothing from anywhere else. */
public final class PageRoutes {

    /** Only our own files; no inline code, no other origin, no framing. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String FOLDER = "/io/clinstream/prediction/page/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** Adds the routes to a service. */
    public void addTo(HttpService.Builder service) {
        file(service, "/", "index.html", "text/html; charset=utf-8");
        file(service, "/ward.js", "ward.js", SCRIPT);
        file(service, "/plot.js", "plot.js", SCRIPT);
        file(service, "/patient.js", "patient.js", SCRIPT);
        file(service, "/ward.css", "ward.css", "text/css; charset=utf-8");
    }

    /** Serves one file under a policy. */
    static void serve(HttpService.Builder service, String path, byte[] content, String mediaType, String policy) {
        service.get(path, exchange -> {
            exchange.setHeader("Content-Security-Policy", policy);
            exchange.setHeader("Referrer-Policy", "no-referrer");
            exchange.send(200, mediaType, content);
        });
    }

    private static void file(HttpService.Builder service, String path, String name, String mediaType) {
        serve(service, path, Resources.bytes(FOLDER + name), mediaType, POLICY);
    }
}
