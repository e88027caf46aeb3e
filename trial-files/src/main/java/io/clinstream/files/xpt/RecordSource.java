package io.clinstream.files.xpt;

import io.clinstream.files.TrialFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The file as 80-byte records, with one record looked ahead (a data set ends where the next record says so). */
final class RecordSource implements AutoCloseable {

    static final int RECORD = 80;

    private final String file;
    private final InputStream bytes;
    private byte @Nullable [] next;
    private boolean started;

    RecordSource(String file, InputStream bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    String file() {
        return file;
    }

    /** The next record without taking it; null at the end of the file. */
    byte @Nullable [] peek() throws IOException {
        if (!started) {
            started = true;
            next = read();
        }
        return next;
    }

    /** Takes the next record; null at the end of the file. */
    byte @Nullable [] poll() throws IOException {
        byte[] taken = peek();
        if (taken != null) {
            next = read();
        }
        return taken;
    }

    /** Takes the next record, which must exist; {@code what} names it in the error. */
    byte[] take(String what) throws IOException {
        byte[] taken = poll();
        if (taken == null) {
            throw TrialFileException.ofFile(file, "the file ends where " + what + " should be, so it is cut short");
        }
        return taken;
    }

    private byte @Nullable [] read() throws IOException {
        byte[] block = new byte[RECORD];
        int filled = fill(block);
        if (filled == 0) {
            return null;
        }
        if (filled < RECORD) {
            throw TrialFileException.ofFile(
                    file,
                    "the last record has " + filled + " bytes instead of 80, so the file is cut short or is not SAS"
                            + " Transport version 5");
        }
        return block;
    }

    private int fill(byte[] block) throws IOException {
        try {
            return bytes.readNBytes(block, 0, block.length);
        } catch (EOFException | ZipException broken) {
            throw TrialFileException.ofFile(
                    file, "the gzip data are cut short or damaged (" + broken.getMessage() + ")");
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
