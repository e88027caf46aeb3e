package io.clinstream.features.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in byte arrays as Parquet has them. */
final class LittleEndian {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static void putLong(byte[] target, int at, long value) {
        LONGS.set(target, at, value);
    }

    static void putInt(byte[] target, int at, int value) {
        INTS.set(target, at, value);
    }

    static long getLong(byte[] source, int at) {
        return (long) LONGS.get(source, at);
    }

    static int getInt(byte[] source, int at) {
        return (int) INTS.get(source, at);
    }
}
