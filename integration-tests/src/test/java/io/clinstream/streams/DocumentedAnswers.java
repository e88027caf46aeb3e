package io.clinstream.streams;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of examples: a block of {@code sh} with one curl, then a block of {@code json} with its answer. In the answer
 * the text {@code …} stands for any value, and as the name of a member for any further members.
 *
 * @param path with query
 * @param body of a POST
 * @param answer as documented
 */
record DocumentedAnswers(String path, Optional<String> body, JsonNode answer) {

    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\\n(?<curl>curl .+?)\\n```\\n+```json\\n(?<answer>.+?)\\n```", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("'?http://localhost:8082(?<path>/[^' \\n]+)'?");
    private static final Pattern BODY = Pattern.compile("-d '(?<body>.+?)'", Pattern.DOTALL);
    private static final String ANY = "…";

    /** The examples of a page, in order. */
    static List<DocumentedAnswers> of(Path page) throws IOException {
        List<DocumentedAnswers> all = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(page));
        while (example.find()) {
            Matcher address = ADDRESS.matcher(example.group("curl"));
            Matcher body = BODY.matcher(example.group("curl"));
            if (!address.find()) {
                throw new IllegalArgumentException("no address in " + example.group("curl"));
            }
            all.add(new DocumentedAnswers(
                    address.group("path"),
                    body.find() ? Optional.of(body.group("body")) : Optional.empty(),
                    Json.MAPPER.readTree(example.group("answer"))));
        }
        return all;
    }

    /** Where an answer differs from the documented one; empty where nowhere. */
    Optional<String> difference(JsonNode actual) {
        return difference("", answer, actual);
    }

    private static Optional<String> difference(String place, JsonNode documented, JsonNode actual) {
        if (documented.isTextual() && documented.textValue().equals(ANY)) {
            return actual.isMissingNode() ? Optional.of(place + " is missing") : Optional.empty();
        }
        if (documented.isObject() && actual.isObject()) {
            return members(place, documented, actual);
        }
        if (documented.isArray() && actual.isArray() && documented.size() == actual.size()) {
            for (int index = 0; index < documented.size(); index++) {
                Optional<String> difference = difference(place + "/" + index, documented.get(index), actual.get(index));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        boolean equalNumbers = documented.isNumber()
                && actual.isNumber()
                && Double.compare(documented.doubleValue(), actual.doubleValue()) == 0;
        return equalNumbers || documented.equals(actual)
                ? Optional.empty()
                : Optional.of(place + " is " + actual + ", not " + documented);
    }

    private static Optional<String> members(String place, JsonNode documented, JsonNode actual) {
        for (Map.Entry<String, JsonNode> member : documented.properties()) {
            if (!member.getKey().equals(ANY)) {
                Optional<String> difference =
                        difference(place + "/" + member.getKey(), member.getValue(), actual.path(member.getKey()));
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        Iterator<String> names = actual.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!documented.has(name) && !documented.has(ANY)) {
                return Optional.of(place + "/" + name + " is not documented");
            }
        }
        return Optional.empty();
    }
}
