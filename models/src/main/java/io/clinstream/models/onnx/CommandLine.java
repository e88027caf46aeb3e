package io.clinstream.models.onnx;

import io.clinstream.models.InvalidModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * ONNX Runtime 1.29 ends the process without a word (segmentation fault in {@code OrtEnvironment}) where the command line
 * is longer than a page, as with a class path of many jars. Better a model that is not served, and says why.
 */
final class CommandLine {

    private static final Path OWN = Path.of("/proc/self/cmdline");
    private static final int MOST_BYTES = 4_000;

    private CommandLine() {}

    /**
     * Checks the command line of this process; where there is no {@code /proc}, nothing.
     *
     * @throws InvalidModelException it is too long
     */
    static void requireShort() {
        try {
            int bytes = Files.isReadable(OWN) ? Files.readAllBytes(OWN).length : 0;
            if (bytes > MOST_BYTES) {
                throw new InvalidModelException(
                        "command line of this process",
                        bytes + " bytes long",
                        "ONNX Runtime needs one of at most " + MOST_BYTES
                                + " bytes: give the class path as lib/* or in an argument file");
            }
        } catch (IOException unreadable) {
            // Nothing is known, so nothing speaks against it.
            return;
        }
    }
}
