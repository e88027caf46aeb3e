package io.clinstream.prediction.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.http.Problem;
import java.util.Iterator;

/** Bodies of one field; anything else in them is refused. */
final class Bodies {

    private Bodies() {}

    /**
     * The only field, a text.
     *
     * @throws Problem 400 anything else
     */
    static String text(JsonNode body, String field) {
        JsonNode value = only(body, field);
        if (!value.isTextual()) {
            throw malformed(field + " must be a text").with("field", field);
        }
        return value.textValue();
    }

    /**
     * The only field, whatever it is.
     *
     * @throws Problem 400 no object, or one with another field
     */
    static JsonNode only(JsonNode body, String field) {
        if (!body.isObject()) {
            throw malformed("the body must be a JSON object");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            if (!names.next().equals(field)) {
                throw Problem.of(400, "unknown-field", "Unknown field", "the only field is " + field);
            }
        }
        return body.path(field);
    }

    static Problem malformed(String detail) {
        return Problem.of(400, "malformed-body", "Malformed body", detail);
    }
}
