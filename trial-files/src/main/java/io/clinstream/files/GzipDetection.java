package io.clinstream.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a file that may be gzipped, judged by its first two bytes and never by its name. */
public final class GzipDetection {

    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;

    private GzipDetection() {}

    /**
     * The bytes of {@code path}, unpacked where it is gzip; the caller closes the stream.
     *
     * @throws IOException if the file cannot be opened or its gzip header is broken
     */
    public static InputStream open(Path path) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            return unpacked(raw);
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(raw, 1 << 16);
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        return first == MAGIC_1 && second == MAGIC_2
                ? new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16)
                : bytes;
    }
}
