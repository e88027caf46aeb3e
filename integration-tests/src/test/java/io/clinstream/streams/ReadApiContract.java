package io.clinstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The OpenAPI document of a running service, against which answers are held.
 *
 * @param document the document
 */
record ReadApiContract(JsonNode document) {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** Fails unless the operation is documented to answer so. */
    void check(String method, URI address, int status, String mediaType, JsonNode answer) {
        JsonNode operation = operation(method, address.getPath());
        JsonNode documented = operation.path("responses").path(Integer.toString(status));
        assertThat(documented.isObject())
                .as("%s of %s is documented to answer %d", method, address.getPath(), status)
                .isTrue();
        JsonNode schema = documented.path("content").path(mediaType).path("schema");
        assertThat(schema.isObject())
                .as("%d of %s has %s", status, address.getPath(), mediaType)
                .isTrue();
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.path("components"));
        assertThat(SCHEMAS.getSchema(whole).validate(answer))
                .as("%d of %s against its schema", status, address.getPath())
                .isEmpty();
    }

    private JsonNode operation(String method, String path) {
        for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
            String pattern = entry.getKey().replaceAll("\\{[a-z]+\\}", "[^/]+");
            if (Pattern.matches(pattern, path)) {
                return entry.getValue().path(method.toLowerCase(Locale.ROOT));
            }
        }
        throw new AssertionError(path + " is not documented");
    }
}
