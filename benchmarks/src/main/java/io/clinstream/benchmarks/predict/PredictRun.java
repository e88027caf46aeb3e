package io.clinstream.benchmarks.predict;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Predictions beside the floor and a plain echo: the same client, in turns, at the same even rate; then each as fast as
 * it can; then ours at half of that.
 *
 * @param scene the servers
 * @param progress told what is done
 */
public record PredictRun(PredictScene scene, Consumer<String> progress) {

    /** Questions a second while floor and ours are compared. */
    public static final int RATE = 200;

    /** Connections at that rate. */
    public static final int CONNECTIONS = 8;

    /** Connections at saturation. */
    public static final int MANY_CONNECTIONS = 32;

    private static final int ROUNDS = 9;
    private static final double WARM_UP_SECONDS = 12;
    private static final double SLICE_SECONDS = 3;
    private static final double SATURATED_SECONDS = 8;
    private static final double HALF_SECONDS = 12;
    private static final double PROFILED_SECONDS = 6;

    /** Each as fast as it can. */
    public record Saturation(JsonNode echo, JsonNode floor, JsonNode ours) {}

    /**
     * What was found; each node has {@code perSecond}, {@code p50}, {@code p99}, {@code p999} in milliseconds.
     *
     * @param floors one node per round
     * @param ours one node per round
     * @param saturation all three, as fast as they can
     * @param half ours at half of its saturation
     * @param cpuMicros processor time of our process per prediction at saturation
     * @param profile what eats our time at saturation
     */
    public record Found(
            List<JsonNode> floors,
            List<JsonNode> ours,
            Saturation saturation,
            JsonNode half,
            double cpuMicros,
            JsonNode profile) {

        /** Copies the collections. */
        public Found {
            floors = List.copyOf(floors);
            ours = List.copyOf(ours);
        }
    }

    /** Measures. */
    public Found measure() throws IOException {
        for (String url : List.of(scene.echo(), scene.floor(), scene.ours())) {
            ask("warming up", url, MANY_CONNECTIONS, 0, WARM_UP_SECONDS);
        }
        List<JsonNode> floors = new ArrayList<>();
        List<JsonNode> ours = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            floors.add(ask("floor", scene.floor(), CONNECTIONS, RATE, SLICE_SECONDS));
            ours.add(ask("ours", scene.ours(), CONNECTIONS, RATE, SLICE_SECONDS));
        }
        JsonNode echo = ask("echo, saturated", scene.echo(), MANY_CONNECTIONS, 0, SATURATED_SECONDS);
        JsonNode floor = ask("floor, saturated", scene.floor(), MANY_CONNECTIONS, 0, SATURATED_SECONDS);
        double before = scene.cpuNanos();
        JsonNode saturated = ask("ours, saturated", scene.ours(), MANY_CONNECTIONS, 0, SATURATED_SECONDS);
        double micros =
                (scene.cpuNanos() - before) / 1e3 / saturated.get("answers").asDouble();
        double half = saturated.get("perSecond").asDouble() / 2;
        JsonNode atHalf = ask("ours, at half of it", scene.ours(), MANY_CONNECTIONS, half, HALF_SECONDS);
        scene.profile();
        ask("ours, profiled", scene.ours(), MANY_CONNECTIONS, 0, PROFILED_SECONDS);
        Saturation all = new Saturation(echo, floor, saturated);
        return new Found(floors, ours, all, atHalf, micros, scene.summary());
    }

    private JsonNode ask(String what, String url, int connections, double rate, double seconds) throws IOException {
        JsonNode found = scene.load(url, connections, rate, seconds);
        progress.accept(String.format(
                Locale.ROOT,
                "%s: %,.0f/s, p50 %.2f ms, p99 %.2f ms",
                what,
                found.get("perSecond").asDouble(),
                found.get("p50").asDouble(),
                found.get("p99").asDouble()));
        return found;
    }
}
