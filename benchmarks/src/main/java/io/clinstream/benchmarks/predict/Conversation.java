package io.clinstream.benchmarks.predict;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The child's end of a conversation with its parent: a line of JSON in, a line of JSON out, until the input ends. */
final class Conversation {

    private final PrintStream answers;

    /** Takes standard output for answers; whatever else prints there goes to standard error. */
    Conversation() {
        answers = System.out;
        System.setOut(System.err);
    }

    /** What a question is answered with. */
    @FunctionalInterface
    interface Answering {
        Object answer(JsonNode question) throws IOException, InterruptedException;
    }

    /** Says that the child is ready, then answers until the input ends. */
    void hold(Object ready, Answering answering) throws IOException, InterruptedException {
        say(ready);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            say(answering.answer(Json.MAPPER.readTree(line)));
        }
    }

    private void say(Object content) throws IOException {
        answers.println(Json.MAPPER.writeValueAsString(content));
        answers.flush();
    }
}
