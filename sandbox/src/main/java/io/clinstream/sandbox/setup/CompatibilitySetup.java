package io.clinstream.sandbox.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Makes the registry refuse a schema that old readers or old data cannot stand; its own default refuses nothing.
 *
 * @param registryUrl base of the Confluent REST API
 */
public record CompatibilitySetup(String registryUrl) implements Setup {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String BODY = "{\"compatibility\":\"FULL_TRANSITIVE\"}";

    @Override
    public void apply() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registryUrl + "/config"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the registry refused FULL_TRANSITIVE with " + answer.statusCode());
        }
    }
}
