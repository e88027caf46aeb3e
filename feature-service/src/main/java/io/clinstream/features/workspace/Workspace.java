package io.clinstream.features.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of its own for one run of a job, gone when it is closed. */
public final class Workspace implements AutoCloseable {

    private final Path folder;

    private Workspace(Path folder) {
        this.folder = folder;
    }

    /** Makes a folder in {@code parent}, which is made where it is missing. */
    public static Workspace in(Path parent, String name) {
        try {
            return new Workspace(Files.createTempDirectory(Files.createDirectories(parent), name + "-"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot make a folder in " + parent, unwritable);
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** A folder in it. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot make a folder in " + folder, unwritable);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException("cannot clear " + folder, stays);
        }
    }
}
