package io.clinstream.features.backfill.run;

import io.clinstream.features.parquet.VectorContent;
import io.clinstream.features.parquet.VectorRow;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes, for runs only: what is read back was written by the same version of the program. Nulls are a bitmap,
 * so a row of mostly absent features is short.
 */
@SuppressWarnings("EnumOrdinal") // Ordinals never outlive the program that wrote them.
final class RowBytes {

    private static final HexFormat HEX = HexFormat.of();
    private static final int SHA_BYTES = 32;
    private static final short ABSENT = -1;

    private RowBytes() {}

    /** Appends a row. */
    static void write(ByteBuffer out, BackfillRow whole) throws BufferOverflowException {
        VectorRow row = whole.row();
        VectorContent vector = whole.vector();
        text(out, row.patientId());
        text(out, row.studyId());
        text(out, row.siteId());
        out.putLong(row.knownAt());
        text(out, row.trigger().name());
        text(out, row.eventId());
        out.putInt(row.canonicalPartition());
        out.putLong(row.canonicalOffset());
        out.putInt(row.sequence());
        out.putInt(row.logEpoch());
        text(out, row.clock().name());
        out.putLong(row.lastAcceptedAt());
        out.putInt(row.featuresPartition());
        out.putLong(row.featuresOffset());
        out.putLong(row.appendedAt());
        out.putLong(vector.asOf());
        instant(out, vector.vitalsAt());
        instant(out, vector.labsAt());
        instant(out, vector.adverseEventsAt());
        out.put(HEX.parseHex(vector.sha256()));
        values(out, vector.values());
    }

    /** Reads the row that begins at the buffer's position. */
    static BackfillRow read(ByteBuffer in, int features) {
        VectorRow row = new VectorRow(
                required(in),
                required(in),
                text(in),
                in.getLong(),
                VectorTrigger.valueOf(required(in)),
                text(in),
                in.getInt(),
                in.getLong(),
                in.getInt(),
                in.getInt(),
                ClockMode.valueOf(required(in)),
                in.getLong(),
                in.getInt(),
                in.getLong(),
                in.getLong());
        VectorContent vector = new VectorContent(
                in.getLong(), instant(in), instant(in), instant(in), sha256(in), values(in, features));
        return new BackfillRow(row, vector);
    }

    private static void values(ByteBuffer out, double[] values) {
        for (int from = 0; from < values.length; from += Long.SIZE) {
            long present = 0;
            int until = Math.min(values.length, from + Long.SIZE);
            for (int index = from; index < until; index++) {
                if (!Double.isNaN(values[index])) {
                    present |= 1L << (index - from);
                }
            }
            out.putLong(present);
        }
        for (double value : values) {
            if (!Double.isNaN(value)) {
                out.putDouble(value);
            }
        }
    }

    private static double[] values(ByteBuffer in, int features) {
        double[] values = new double[features];
        int bitmap = in.position();
        in.position(bitmap + (features + Long.SIZE - 1) / Long.SIZE * Long.BYTES);
        for (int from = 0; from < features; from += Long.SIZE) {
            long present = in.getLong(bitmap + from / Byte.SIZE);
            int until = Math.min(features, from + Long.SIZE);
            for (int index = from; index < until; index++) {
                values[index] = (present >>> (index - from) & 1) == 0 ? Double.NaN : in.getDouble();
            }
        }
        return values;
    }

    private static String sha256(ByteBuffer in) {
        byte[] bytes = new byte[SHA_BYTES];
        in.get(bytes);
        return HEX.formatHex(bytes);
    }

    private static void instant(ByteBuffer out, OptionalLong instant) {
        out.putLong(instant.orElse(Long.MIN_VALUE));
    }

    private static OptionalLong instant(ByteBuffer in) {
        long instant = in.getLong();
        return instant == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(instant);
    }

    private static void text(ByteBuffer out, @Nullable String text) {
        if (text == null) {
            out.putShort(ABSENT);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a text of " + bytes.length + " bytes is longer than any identifier");
        }
        out.putShort((short) bytes.length);
        out.put(bytes);
    }

    private static @Nullable String text(ByteBuffer in) {
        short length = in.getShort();
        if (length == ABSENT) {
            return null;
        }
        String text = new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static String required(ByteBuffer in) {
        String text = text(in);
        if (text == null) {
            throw new IllegalStateException("a row of a run lacks an identifier");
        }
        return text;
    }
}
