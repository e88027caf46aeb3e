package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.layout.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option every command has. */
final class DataOption {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder with the stack's data (default: data).")
    private Path path = Path.of("data");

    DataDirectory directory() {
        return new DataDirectory(path);
    }
}
