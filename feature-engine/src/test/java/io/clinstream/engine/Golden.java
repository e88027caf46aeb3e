package io.clinstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a committed file; {@code -Dgolden.update=true} rewrites the file instead. */
public final class Golden {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

    private Golden() {}

    /** A file by its path relative to the module. */
    public static Path file(String path) {
        return MODULE.resolve(path);
    }

    /** Compares with a file whose path is relative to the module. */
    public static void assertMatches(String path, String actual) {
        Path file = file(path);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("%s (rewrite it with -Dgolden.update=true)", path)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
