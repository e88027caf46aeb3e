package io.clinstream.streams.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A reviewed text under {@code src/test/resources/golden}; {@code -Dgolden.update=true} rewrites it. */
public record GoldenFile(String name) {

    /** Fails where the text is not the reviewed one. */
    public void mustEqual(String text) {
        Path path = Path.of("src/test/resources/golden").resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(text).isEqualTo(Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
