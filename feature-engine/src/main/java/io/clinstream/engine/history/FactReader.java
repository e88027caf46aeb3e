package io.clinstream.engine.history;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FactWriter} wrote; bytes that end too early are refused. */
final class FactReader {

    private static final int LONGEST_NUMBER_BITS = 63;

    private final byte[] bytes;
    private int next;

    FactReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.next = from;
    }

    int readByte() {
        if (next >= bytes.length) {
            throw new IllegalArgumentException("stored fact ends too early");
        }
        return bytes[next++];
    }

    long readNumber() {
        long number = 0;
        int shift = 0;
        int part = readByte();
        while (part < 0) {
            if (shift > LONGEST_NUMBER_BITS) {
                throw new IllegalArgumentException("stored fact has a number that is too long");
            }
            number |= (part & 0x7FL) << shift;
            shift += 7;
            part = readByte();
        }
        number |= (long) part << shift;
        return (number >>> 1) ^ -(number & 1);
    }

    int readSmallNumber() {
        return Math.toIntExact(readNumber());
    }

    String readText() {
        int length = readSmallNumber();
        if (length < 0 || bytes.length - next < length) {
            throw new IllegalArgumentException("stored fact ends too early");
        }
        String text = new String(bytes, next, length, StandardCharsets.UTF_8);
        next += length;
        return text;
    }

    @Nullable
    String readNullable() {
        return readByte() == 0 ? null : readText();
    }

    @Nullable
    Boolean readFlag() {
        int flag = readByte();
        return flag == 0 ? null : flag == 2;
    }

    OptionalLong readOptionalLong() {
        return readByte() == 0 ? OptionalLong.empty() : OptionalLong.of(readNumber());
    }

    OptionalInt readOptionalInt() {
        return readByte() == 0 ? OptionalInt.empty() : OptionalInt.of(readSmallNumber());
    }
}
