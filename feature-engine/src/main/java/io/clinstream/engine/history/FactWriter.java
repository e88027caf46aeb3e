package io.clinstream.engine.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a stored fact: numbers in as few bytes as they need, text as UTF-8 after its length. */
final class FactWriter {

    private byte[] bytes = new byte[64];
    private int size;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void writeByte(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    /** A number of any sign; small ones take few bytes. */
    void writeNumber(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    void writeText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(encoded.length);
        while (size + encoded.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    void writeNullable(@Nullable String text) {
        writeByte(text == null ? 0 : 1);
        if (text != null) {
            writeText(text);
        }
    }

    void writeFlag(@Nullable Boolean flag) {
        writeByte(flag == null ? 0 : flag ? 2 : 1);
    }

    void writeOptional(OptionalLong value) {
        writeByte(value.isPresent() ? 1 : 0);
        value.ifPresent(this::writeNumber);
    }

    void writeOptional(OptionalInt value) {
        writeByte(value.isPresent() ? 1 : 0);
        value.ifPresent(this::writeNumber);
    }
}
