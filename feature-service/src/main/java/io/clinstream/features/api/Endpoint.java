package io.clinstream.features.api;

import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Route;
import java.util.List;

/**
 * One operation of the API; the OpenAPI document has one for each.
 *
 * @param method GET or POST
 * @param template path with parts in braces, for example {@code /patients/{id}/features}
 * @param route answers
 */
public record Endpoint(String method, String template, Route route) {

    static Endpoint get(String template, Route route) {
        return new Endpoint("GET", template, route);
    }

    static Endpoint post(String template, Route route) {
        return new Endpoint("POST", template, route);
    }

    /** Adds the endpoints to a service. */
    public static HttpService.Builder addAll(List<Endpoint> endpoints, HttpService.Builder service) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.method.equals("POST")) {
                service.post(endpoint.template, endpoint.route);
            } else {
                service.get(endpoint.template, endpoint.route);
            }
        }
        return service;
    }
}
