package io.clinstream.engine.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FactWriter} wrote; bytes that end too early are refused. */
final class FactReader {

    private final ByteBuffer bytes;

    FactReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int readByte() {
        require(1);
        return bytes.get();
    }

    int readInt() {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    long readLong() {
        require(Long.BYTES);
        return bytes.getLong();
    }

    String readText() {
        int length = readLength();
        require(length);
        byte[] encoded = new byte[length];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
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
        return readByte() == 0 ? OptionalLong.empty() : OptionalLong.of(readLong());
    }

    OptionalInt readOptionalInt() {
        return readByte() == 0 ? OptionalInt.empty() : OptionalInt.of(readInt());
    }

    private int readLength() {
        int length = 0;
        int shift = 0;
        int next = readByte();
        while (next < 0) {
            length |= (next & 0x7F) << shift;
            shift += 7;
            next = readByte();
        }
        return length | next << shift;
    }

    private void require(int count) {
        if (count < 0 || bytes.remaining() < count) {
            throw new IllegalArgumentException("stored fact ends too early");
        }
    }
}
