package io.clinstream.sandbox.layout;

import io.clinstream.sandbox.StackException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loopback ports by name. A pinned port is taken as it is or refused; any other is the one of the last start if it is
 * still free, else a free one below the range that the system hands to outgoing connections.
 *
 * @param byName port by listener name, for example {@code kafka}
 */
public record Ports(Map<String, Integer> byName) {

    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;
    private static final int ATTEMPTS = 500;

    /** Copies the map. */
    public Ports {
        byName = Map.copyOf(byName);
    }

    /** Port of one listener. */
    public int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port was chosen for " + name);
        }
        return port;
    }

    /**
     * Chooses a port for every name.
     *
     * @param kept ports of the last start
     * @param pinned ports the user insists on
     * @throws StackException a pinned port is taken, or belongs to no listener
     */
    public static Ports choose(
            Collection<String> names, Map<String, Integer> kept, Map<String, Integer> pinned, RandomGenerator random) {
        pinned.keySet().stream().filter(name -> !names.contains(name)).findAny().ifPresent(name -> {
            throw new StackException("there is no port \"" + name + "\"; the ports are: " + String.join(", ", names));
        });
        Set<Integer> used = new HashSet<>(pinned.values());
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (String name : names) {
            Integer wanted = pinned.get(name);
            int port = wanted != null ? required(name, wanted) : keptOrFree(kept.get(name), used, random);
            used.add(port);
            chosen.put(name, port);
        }
        return new Ports(chosen);
    }

    /** Ports of the last start; empty where there was none. */
    public static Map<String, Integer> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> properties.getProperty(name).matches("\\d{1,5}"))
                .collect(Collectors.toMap(name -> name, name -> Integer.parseInt(properties.getProperty(name))));
    }

    /** Keeps the ports for the next start. */
    public void write(Path file) {
        PrivateFile.write(
                file,
                byName.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** True where nothing listens on the loopback port and we may. */
    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port in TIME_WAIT after a restart is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int required(String name, int port) {
        if (port < 1 || port > 65_535) {
            throw new StackException("port " + port + " for " + name + " must be from 1 to 65535");
        }
        if (!free(port)) {
            throw new StackException("port taken: " + port + " is wanted for " + name
                    + ", but something else listens there. Stop it, or pin another with --port " + name + "=PORT.");
        }
        return port;
    }

    private static int keptOrFree(@Nullable Integer kept, Set<Integer> used, RandomGenerator random) {
        if (kept != null && !used.contains(kept) && free(kept)) {
            return kept;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(FIRST, LAST + 1);
            if (!used.contains(port) && free(port)) {
                return port;
            }
        }
        throw new StackException("no free port found between " + FIRST + " and " + LAST);
    }
}
