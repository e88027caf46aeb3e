package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.PartState;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Prints each part when it becomes ready, and every few seconds what is still awaited. */
final class StartProgress {

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final PrintWriter out;
    private final long begin = System.nanoTime();
    private final Map<String, PartState> shown = new HashMap<>();
    private long lastLine = begin;

    StartProgress(PrintWriter out) {
        this.out = out;
    }

    void show(Optional<StackState> state) {
        state.ifPresent(seen -> seen.parts().forEach(this::show));
        if (System.nanoTime() - lastLine > SILENCE_NANOS) {
            print("waiting for " + awaited(state));
        }
    }

    private void show(StackState.PartLine part) {
        if (shown.put(part.id(), part.state()) != part.state() && part.state() != PartState.STARTING) {
            print(part.id() + " " + part.state().name().toLowerCase(Locale.ROOT));
        }
    }

    private void print(String text) {
        lastLine = System.nanoTime();
        double seconds = (lastLine - begin) / 1e9;
        out.printf(Locale.ROOT, "  %5.1f s  %s%n", seconds, text);
        out.flush();
    }

    private static String awaited(Optional<StackState> state) {
        String parts = state.stream()
                .flatMap(seen -> seen.parts().stream())
                .filter(part -> part.state() == PartState.STARTING)
                .map(StackState.PartLine::id)
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "the programs to be unpacked" : parts;
    }
}
