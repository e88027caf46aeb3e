package io.clinstream.prediction.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files of the class path. */
final class Resources {

    private Resources() {}

    /** The whole file; its absence is a build fault. */
    static byte[] bytes(String name) {
        try (InputStream stream = Resources.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the file " + name + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
