package io.clinstream.producer.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What picocli gives to commands, checked. */
final class Commands {

    private Commands() {}

    /** The specification, which picocli sets before it calls a command. */
    static CommandSpec of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("a command runs within a command line");
        }
        return spec;
    }

    /** The last part of a path, also of {@code .} and {@code dir/}. */
    static String name(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "root" : name.toString();
    }
}
