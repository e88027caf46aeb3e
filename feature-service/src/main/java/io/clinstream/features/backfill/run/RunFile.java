package io.clinstream.features.backfill.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A run on disk. It is opened for each read, so that any number of runs needs one open file.
 *
 * @param path the local file
 * @param days its blocks by date, days since 1970, each in order of their rows
 */
public record RunFile(Path path, NavigableMap<Long, List<Block>> days) {

    private static final int TRAILER_BYTES = Long.BYTES + Integer.BYTES;

    /**
     * A block of rows of one date.
     *
     * @param position first byte in the file
     * @param compressed bytes in the file
     * @param plain bytes of its rows
     */
    record Block(long day, long position, int compressed, int plain, int rows) {}

    /** Reads the index of a run. */
    public static RunFile open(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer trailer = read(file, file.size() - TRAILER_BYTES, TRAILER_BYTES);
            long index = trailer.getLong();
            if (trailer.getInt() != RunWriter.MAGIC) {
                throw new IOException("it is no run");
            }
            ByteBuffer entries = read(file, index, Math.toIntExact(file.size() - TRAILER_BYTES - index));
            NavigableMap<Long, List<Block>> days = new TreeMap<>();
            for (int left = entries.getInt(); left > 0; left--) {
                Block block = new Block(
                        entries.getLong(), entries.getLong(), entries.getInt(), entries.getInt(), entries.getInt());
                days.computeIfAbsent(block.day(), day -> new ArrayList<>()).add(block);
            }
            return new RunFile(path, Collections.unmodifiableNavigableMap(days));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the run " + path, unreadable);
        }
    }

    /** Rows of one date. */
    public long rows(long day) {
        return days.getOrDefault(day, List.of()).stream().mapToLong(Block::rows).sum();
    }

    /** The compressed bytes of a block. */
    byte[] read(Block block) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return read(file, block.position(), block.compressed()).array();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the run " + path, unreadable);
        }
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("it ends early");
            }
        }
        return bytes.flip();
    }
}
