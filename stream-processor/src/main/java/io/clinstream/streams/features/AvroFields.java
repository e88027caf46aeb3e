package io.clinstream.streams.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Avro binary, field by field, behind the prefix of the Confluent wire format. Null stands first in every union. */
final class AvroFields {

    /** The most bytes that a nullable double takes. */
    static final int MOST_DOUBLE_BYTES = 1 + Double.BYTES;

    private static final int NULL_BRANCH = 0;
    private static final int VALUE_BRANCH = 2;
    private static final int ROOM = 256;

    private byte[] bytes;
    private int size;

    private AvroFields(int expected) {
        bytes = new byte[expected];
    }

    /** Fields of a record of that schema; room for so many bytes beside the usual ones. */
    static AvroFields of(int schemaId, int expected) {
        AvroFields fields = new AvroFields(expected + ROOM);
        fields.bytes[fields.size++] = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            fields.bytes[fields.size++] = (byte) (schemaId >>> shift);
        }
        return fields;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void absent() {
        one(NULL_BRANCH);
    }

    void present() {
        one(VALUE_BRANCH);
    }

    void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            one((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        one((int) rest);
    }

    void real(double value) {
        require(Double.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        require(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    void optionalText(@Nullable String text) {
        if (text == null) {
            absent();
        } else {
            present();
            text(text);
        }
    }

    private void one(int value) {
        require(1);
        bytes[size++] = (byte) value;
    }

    private void require(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
