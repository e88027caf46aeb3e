package io.clinstream.features.columnar;

import java.util.Arrays;

/** Bytes that grow and are used again. */
final class Scratch {

    private byte[] bytes;
    private int size;

    /** Room for so many bytes at first. */
    Scratch(int bytes) {
        this.bytes = new byte[bytes];
    }

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    void reset() {
        size = 0;
    }

    /** Forgets what stands behind {@code end}. */
    void shrinkTo(int end) {
        size = end;
    }

    /** Makes room for {@code more} bytes and returns where they begin. */
    int grow(int more) {
        int at = size;
        size = Math.addExact(size, more);
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length)));
        }
        return at;
    }

    void putByte(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    void putInt(int value) {
        int at = grow(Integer.BYTES);
        LittleEndian.putInt(bytes, at, value);
    }

    void putLong(long value) {
        int at = grow(Long.BYTES);
        LittleEndian.putLong(bytes, at, value);
    }

    void put(byte[] source, int offset, int length) {
        int at = grow(length);
        System.arraycopy(source, offset, bytes, at, length);
    }

    /** Seven bits a byte, the lowest first, as Parquet writes lengths of runs. */
    void putVarint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            putByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        putByte(rest);
    }
}
