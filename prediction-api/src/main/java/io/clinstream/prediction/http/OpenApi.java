package io.clinstream.prediction.http;

import io.clinstream.platform.http.HttpService;

/**
 * The description of the API, OpenAPI 3.1, and a page to try it: Swagger UI from its jar, under a policy that lets it load
 * and ask this server only. A test compares the description with the routes and with their answers.
 */
final class OpenApi {

    /** Swagger UI shows its icons from data: addresses within its style sheet; all else is as on our own page. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String OURS = "/io/clinstream/prediction/http/";
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/" + SwaggerVersion.read() + "/";

    void addTo(HttpService.Builder service) {
        byte[] document = Resources.bytes(OURS + "openapi.json");
        service.get("/openapi.json", exchange -> exchange.send(200, "application/json", document));
        file(service, "/docs", OURS + "docs.html", "text/html; charset=utf-8");
        file(service, "/docs/docs.js", OURS + "docs.js", "text/javascript; charset=utf-8");
        file(service, "/docs/swagger-ui.css", SWAGGER + "swagger-ui.css", "text/css; charset=utf-8");
        file(service, "/docs/swagger-ui-bundle.js", SWAGGER + "swagger-ui-bundle.js", "text/javascript; charset=utf-8");
    }

    private static void file(HttpService.Builder service, String path, String resource, String mediaType) {
        PageRoutes.serve(service, path, Resources.bytes(resource), mediaType, POLICY);
    }
}
