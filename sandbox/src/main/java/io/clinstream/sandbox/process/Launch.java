package io.clinstream.sandbox.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started and asked to stop.
 *
 * @param command program and arguments; never a secret, since others can read them
 * @param environment added to the inherited environment
 * @param directory working directory
 * @param log receives standard output and standard error, appended
 * @param stopSignal signal that asks for a clean and prompt stop, for example {@code TERM}
 */
public record Launch(
        List<String> command, Map<String, String> environment, Path directory, Path log, String stopSignal) {

    /** Copies the collections. */
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Names no value of the environment, since some are secret. */
    @Override
    public String toString() {
        return "Launch" + command;
    }
}
