package io.clinstream.benchmarks.contender;

import io.clinstream.contract.Topics;
import java.nio.file.Path;
import java.util.List;

/**
 * What a contender's process is told.
 *
 * @param kind which contender
 * @param bootstrapServers the broker
 * @param prefix prefix of its topics, its own
 * @param stateDir folder of its local state
 */
public record ContenderSettings(Kind kind, String bootstrapServers, String prefix, Path stateDir) {

    /** Commit interval of every contender, milliseconds. */
    public static final int COMMIT_MILLIS = 100;

    /** Linger of every contender's producer, milliseconds. */
    public static final int LINGER_MILLIS = 5;

    /** The settings of command line arguments. */
    public static ContenderSettings of(String[] arguments) {
        return new ContenderSettings(Kind.valueOf(arguments[0]), arguments[1], arguments[2], Path.of(arguments[3]));
    }

    /** The settings as command line arguments. */
    public List<String> arguments() {
        return List.of(kind.name(), bootstrapServers, prefix, stateDir.toString());
    }

    /** Its topics. */
    public Topics topics() {
        return new Topics(prefix);
    }
}
