package io.clinstream.platform.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The few calls of the Confluent Schema Registry REST API that clinstream needs. Schemas are cached for ever: an id
 * never changes its meaning. No redirects are followed.
 */
public final class SchemaRegistryClient implements SchemaById {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final URI base;
    private final HttpClient http;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    /** A client of the API under {@code base}, for example {@code http://127.0.0.1:8081}. */
    public SchemaRegistryClient(URI base) {
        String text = base.toString();
        this.base = URI.create(text.endsWith("/") ? text : text + "/");
        this.http = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Schema schemaById(int id) {
        Schema cached = known.get(id);
        if (cached != null) {
            return cached;
        }
        HttpResponse<String> answer = send("GET", "schemas/ids/" + id, null);
        if (answer.statusCode() == 404) {
            throw new UnknownSchemaException(id);
        }
        Schema schema = parse(required(answer, "schema id " + id).path("schema").asText());
        known.put(id, schema);
        return schema;
    }

    /**
     * Registers a schema under a subject; the same schema again gives the same id.
     *
     * @throws IncompatibleSchemaException it breaks the subject's compatibility
     */
    public int register(String subject, Schema schema) {
        String body =
                Json.MAPPER.createObjectNode().put("schema", schema.toString()).toString();
        HttpResponse<String> answer = send("POST", "subjects/" + encoded(subject) + "/versions", body);
        if (answer.statusCode() == 409 || answer.statusCode() == 422) {
            throw new IncompatibleSchemaException(subject, answer.body());
        }
        return required(answer, "subject " + subject).path("id").asInt();
    }

    /**
     * The id of a schema that is registered under a subject.
     *
     * @throws IncompatibleSchemaException the subject has no such schema
     */
    public int idOf(String subject, Schema schema) {
        String body =
                Json.MAPPER.createObjectNode().put("schema", schema.toString()).toString();
        HttpResponse<String> answer = send("POST", "subjects/" + encoded(subject), body);
        if (answer.statusCode() == 404) {
            throw new IncompatibleSchemaException(subject, "it is not registered there");
        }
        return required(answer, "subject " + subject).path("id").asInt();
    }

    /** All subjects. */
    public List<String> subjects() {
        List<String> names = new ArrayList<>();
        required(send("GET", "subjects", null), "subjects").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Sets the compatibility rule of every subject that has none of its own. */
    public void compatibility(String level) {
        String body = Json.MAPPER.createObjectNode().put("compatibility", level).toString();
        required(send("PUT", "config", body), "compatibility");
    }

    private HttpResponse<String> send(String method, String path, @org.jspecify.annotations.Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new RegistryUnavailableException("the schema registry does not answer " + path, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while asking the schema registry", stopped);
        }
    }

    private static JsonNode required(HttpResponse<String> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw new RegistryUnavailableException(
                    "the schema registry answers " + answer.statusCode() + " for " + what);
        }
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException notJson) {
            throw new RegistryUnavailableException("the schema registry answers no JSON for " + what, notJson);
        }
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (SchemaParseException notAvro) {
            throw new UndecodableException("the writer's schema is not an Avro schema", notAvro);
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }
}
