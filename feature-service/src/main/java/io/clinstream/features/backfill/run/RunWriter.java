package io.clinstream.features.backfill.run;

import com.github.luben.zstd.Zstd;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of an arena as a run: blocks of compressed rows in order of their keys, a block never over two dates,
 * then an index of the blocks by date, then where the index begins. The same rows give the same bytes.
 */
public final class RunWriter {

    static final int MAGIC = 0x43535231;
    static final int BLOCK_BYTES = 128 * 1024;

    /** Runs live for the length of a backfill: fast is better than small. */
    private static final int LEVEL = -4;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final RowArena arena;
    private final List<RunFile.Block> blocks = new ArrayList<>();
    private byte[] plain = new byte[BLOCK_BYTES];
    private int filled;
    private int rows;
    private long day;
    private long position;

    private RunWriter(RowArena arena) {
        this.arena = arena;
    }

    /** Writes the rows of an arena, which holds at least one, to a new file. */
    public static void write(RowArena arena, Path file) {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            new RunWriter(arena).write(out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        for (RowArena.Entry entry : arena.sorted()) {
            int length = entry.until() - entry.from();
            if (rows > 0 && (entry.key().day() != day || filled + length > BLOCK_BYTES)) {
                finishBlock(out);
            }
            if (length > plain.length) {
                plain = new byte[length];
            }
            day = entry.key().day();
            System.arraycopy(arena.bytes(), entry.from(), plain, filled, length);
            filled += length;
            rows++;
        }
        finishBlock(out);
        writeIndex(out);
    }

    private void finishBlock(DataOutputStream out) throws IOException {
        byte[] compressed = new byte[Math.toIntExact(Zstd.compressBound(filled))];
        long size = Zstd.compressByteArray(compressed, 0, compressed.length, plain, 0, filled, LEVEL);
        if (Zstd.isError(size)) {
            throw new IOException("zstd: " + Zstd.getErrorName(size));
        }
        out.write(compressed, 0, (int) size);
        blocks.add(new RunFile.Block(day, position, (int) size, filled, rows));
        position += size;
        filled = 0;
        rows = 0;
    }

    private void writeIndex(DataOutputStream out) throws IOException {
        out.writeInt(blocks.size());
        for (RunFile.Block block : blocks) {
            out.writeLong(block.day());
            out.writeLong(block.position());
            out.writeInt(block.compressed());
            out.writeInt(block.plain());
            out.writeInt(block.rows());
        }
        out.writeLong(position);
        out.writeInt(MAGIC);
    }
}
