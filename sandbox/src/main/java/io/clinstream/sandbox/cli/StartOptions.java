package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of a start, passed on to the supervisor unchanged. */
final class StartOptions {

    @Option(
            names = "--infrastructure-only",
            description = "Start Kafka, registry, Redis, S3 and PostgreSQL, but none of our applications.")
    private boolean infrastructureOnly;

    @Option(
            names = "--port",
            paramLabel = "NAME=PORT",
            description = "Insist on a port, for example --port prediction-api=8080; may be repeated.")
    private Map<String, Integer> ports = new TreeMap<>();

    @Option(names = "--until-exit-of", paramLabel = "PID", description = "Stop by itself when that process ends.")
    private long owner;

    StackOptions forStack(Distribution distribution) {
        StackOptions options =
                infrastructureOnly ? StackOptions.infrastructure(distribution) : StackOptions.everything(distribution);
        return options.withPinnedPorts(ports);
    }

    /** The process whose end ends the stack; 0: none. */
    long owner() {
        return owner;
    }

    /** The same as arguments. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (infrastructureOnly) {
            arguments.add("--infrastructure-only");
        }
        ports.forEach((name, port) -> arguments.addAll(List.of("--port", name + "=" + port)));
        if (owner != 0) {
            arguments.addAll(List.of("--until-exit-of", Long.toString(owner)));
        }
        return arguments;
    }
}
