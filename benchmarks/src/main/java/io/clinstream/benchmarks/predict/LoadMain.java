package io.clinstream.benchmarks.predict;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/**
 * Main of the JVM that asks: {@code {"url", "connections", "seconds", "rate"}}; rate 0 is a closed loop, in which each
 * connection asks again as soon as it has its answer.
 */
public final class LoadMain {

    private LoadMain() {}

    /** Answers until its input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Load load = new Load()) {
            new Conversation().hold("ready", question -> {
                URI url = URI.create(question.get("url").asText());
                return load.run(url, pace(question));
            });
        }
        System.exit(0);
    }

    private static Load.Pace pace(JsonNode question) {
        return new Load.Pace(
                question.get("connections").asInt(),
                question.get("rate").asDouble(),
                question.get("seconds").asDouble());
    }
}
