package io.clinstream.engine.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a stored fact; numbers big-endian, text as UTF-8 after its length. */
final class FactWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    void writeByte(int value) {
        bytes.write(value);
    }

    void writeInt(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    void writeLong(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** Lengths up to 127 take one byte, as in a variable-length integer. */
    void writeText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        writeLength(encoded.length);
        bytes.writeBytes(encoded);
    }

    void writeNullable(@Nullable String text) {
        writeByte(text == null ? 0 : 1);
        if (text != null) {
            writeText(text);
        }
    }

    void writeFlag(@Nullable Boolean flag) {
        if (flag == null) {
            writeByte(0);
        } else {
            writeByte(flag ? 2 : 1);
        }
    }

    void writeOptional(OptionalLong value) {
        writeByte(value.isPresent() ? 1 : 0);
        value.ifPresent(this::writeLong);
    }

    void writeOptional(OptionalInt value) {
        writeByte(value.isPresent() ? 1 : 0);
        value.ifPresent(this::writeInt);
    }

    private void writeLength(int length) {
        int rest = length;
        while (rest > 0x7F) {
            writeByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        writeByte(rest);
    }
}
