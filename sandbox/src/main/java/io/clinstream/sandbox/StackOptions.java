package io.clinstream.sandbox;

import io.clinstream.sandbox.layout.Distribution;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a stack is started.
 *
 * @param distribution where the programs lie
 * @param infrastructureOnly true leaves out our own applications
 * @param pinnedPorts ports the user insists on, by listener name; all others are chosen
 * @param partitions partitions of every topic
 * @param patience how long each part may take until it is ready
 * @param listener told of every change of a part's state, on any thread
 */
public record StackOptions(
        Distribution distribution,
        boolean infrastructureOnly,
        Map<String, Integer> pinnedPorts,
        int partitions,
        Duration patience,
        Consumer<PartStatus> listener) {

    /** Partitions of every topic unless told otherwise. */
    public static final int PARTITIONS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Copies the map. */
    public StackOptions {
        Objects.requireNonNull(distribution, "distribution");
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(listener, "listener");
        pinnedPorts = Map.copyOf(pinnedPorts);
    }

    /** Broker and stores, all ports chosen. */
    public static StackOptions infrastructure(Distribution distribution) {
        return new StackOptions(distribution, true, Map.of(), PARTITIONS, PATIENCE, status -> {});
    }

    /** Everything, all ports chosen. */
    public static StackOptions everything(Distribution distribution) {
        return new StackOptions(distribution, false, Map.of(), PARTITIONS, PATIENCE, status -> {});
    }

    /** The same with pinned ports. */
    public StackOptions withPinnedPorts(Map<String, Integer> pinned) {
        return new StackOptions(distribution, infrastructureOnly, pinned, partitions, patience, listener);
    }

    /** The same with another listener. */
    public StackOptions withListener(Consumer<PartStatus> other) {
        return new StackOptions(distribution, infrastructureOnly, pinnedPorts, partitions, patience, other);
    }
}
