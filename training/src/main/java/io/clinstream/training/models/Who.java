package io.clinstream.training.models;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does it; the account of the operating system unless said otherwise. */
final class Who {

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who does this, for the history. Default: the name you are logged in by.")
    private @Nullable String name;

    /** The name. */
    String name() {
        return name == null ? "unknown" : name;
    }
}
