package io.clinstream.features.columnar;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;

/** Compresses by Zstandard with one native context: Parquet's own codecs go through Hadoop classes. */
final class Zstandard implements AutoCloseable {

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private byte[] target = new byte[1 << 16];

    Zstandard(int level) {
        context.setLevel(level);
    }

    /** The first {@code length} bytes, compressed. */
    byte[] compress(byte[] plain, int length) {
        int bound = Math.toIntExact(Zstd.compressBound(length));
        if (target.length < bound) {
            target = new byte[bound];
        }
        int size = context.compressByteArray(target, 0, target.length, plain, 0, length);
        return Arrays.copyOf(target, size);
    }

    @Override
    public void close() {
        context.close();
    }
}
