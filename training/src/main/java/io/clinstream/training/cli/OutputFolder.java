package io.clinstream.training.cli;

import io.clinstream.training.pipeline.TrainingOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder a training writes: the package in {@code model}, the rival's in {@code rival}, report and pictures beside. */
final class OutputFolder {

    private final Path folder;

    OutputFolder(Path folder) {
        this.folder = folder;
    }

    void write(TrainingOutcome outcome) {
        write(folder.resolve("model"), outcome.model().write());
        write(folder.resolve("rival"), outcome.rival().write());
        write(folder, outcome.artifacts());
    }

    private static void write(Path into, Map<String, byte[]> files) {
        try {
            Files.createDirectories(into);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(into.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + into, unwritable);
        }
    }
}
