package io.clinstream.features.bronze;

import io.clinstream.features.chunk.ChunkEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Lines, compressed as they come. */
final class GzipLines implements ChunkEncoder<BronzeRow> {

    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream(16 * 1024);
    private final GZIPOutputStream gzip;

    GzipLines() {
        try {
            this.gzip = new GZIPOutputStream(compressed, 16 * 1024);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public boolean fits(BronzeRow row) {
        return true;
    }

    @Override
    public void add(BronzeRow row) {
        try {
            gzip.write(row.line());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public long bufferedBytes() {
        return compressed.size();
    }

    @Override
    public byte[] finish() {
        try {
            gzip.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
