package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an operator asks of one part of a running stack.
 *
 * @param verb what to do
 * @param part with which part
 */
record PartRequest(Verb verb, Part part) {

    /** The things one can do with a part. */
    enum Verb {
        STOP,
        START,
        KILL,
        RESTART;

        static Verb of(String text) {
            return Arrays.stream(values())
                    .filter(verb -> verb.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new StackException("there is no request \"" + text + "\"; there are: "
                            + Arrays.stream(values()).map(Verb::text).collect(Collectors.joining(", "))));
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads {@code "stop kafka"}. */
    static PartRequest parse(String line) {
        String[] words = line.strip().split(" ", -1);
        if (words.length != 2) {
            throw new StackException("a request is a verb and a part, was \"" + line + "\"");
        }
        return new PartRequest(Verb.of(words[0]), Part.of(words[1]));
    }

    /** Written as {@code "stop kafka"}. */
    String line() {
        return verb.text() + " " + part.id();
    }

    /** Does it; returns when it is done. */
    void perform(EmbeddedStack stack) {
        switch (verb) {
            case STOP -> stack.stop(part);
            case START -> stack.start(part);
            case KILL -> stack.kill(part);
            case RESTART -> {
                stack.stop(part);
                stack.start(part);
            }
        }
    }
}
