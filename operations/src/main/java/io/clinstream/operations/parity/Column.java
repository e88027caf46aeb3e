package io.clinstream.operations.parity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A column of a Parquet file and how its cells are read and compared: exactly, doubles by their bits.
 *
 * @param name its name
 * @param kind what a cell is
 */
record Column(String name, Kind kind) {

    /** What a cell is. */
    enum Kind {
        TEXT,
        WHOLE,
        REAL,
        TRUTH,
        INSTANT
    }

    /** The column of a field of that Avro type; enums and lists are text. */
    static Column of(String name, Schema type) {
        Schema plain = type;
        if (type.getType() == Schema.Type.UNION) {
            plain = type.getTypes().stream()
                    .filter(branch -> branch.getType() != Schema.Type.NULL)
                    .findFirst()
                    .orElse(type);
        }
        boolean instant = plain.getLogicalType() instanceof LogicalTypes.TimestampMillis;
        return new Column(
                name,
                switch (plain.getType()) {
                    case INT, LONG -> instant ? Kind.INSTANT : Kind.WHOLE;
                    case DOUBLE, FLOAT -> Kind.REAL;
                    case BOOLEAN -> Kind.TRUTH;
                    default -> Kind.TEXT;
                });
    }

    /** The column in the list of a query; null where the files do not have it. */
    String select(boolean there) {
        if (!there) {
            return "NULL";
        }
        String quoted = '"' + name + '"';
        return kind == Kind.INSTANT ? "epoch_us(" + quoted + ")" : quoted;
    }

    /** The cell in the form of {@link #plain}. */
    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        Object cell = switch (kind) {
            case TEXT -> row.getString(index);
            case WHOLE -> row.getLong(index);
            case REAL -> Double.doubleToRawLongBits(row.getDouble(index));
            case TRUTH -> row.getBoolean(index);
            case INSTANT -> row.getLong(index);
        };
        return row.wasNull() ? null : cell;
    }

    /** A value in the form in which cells are compared: instants as microseconds, doubles as bits, else text. */
    @Nullable
    Object plain(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case TEXT -> value.toString();
            case WHOLE -> ((Number) value).longValue();
            case REAL -> Double.doubleToRawLongBits((Double) value);
            case TRUTH -> value;
            case INSTANT -> 1000 * (value instanceof Instant instant ? instant.toEpochMilli() : (Long) value);
        };
    }

    /** The difference of two plain values; null where they are equal. */
    @Nullable
    Difference compare(String place, @Nullable Object stored, @Nullable Object recomputed) {
        return Objects.equals(stored, recomputed)
                ? null
                : new Difference(place, name, shown(stored), shown(recomputed));
    }

    private @Nullable String shown(@Nullable Object plain) {
        if (plain == null) {
            return null;
        }
        return switch (kind) {
            case REAL -> Double.toString(Double.longBitsToDouble((Long) plain));
            case INSTANT -> shownInstant((Long) plain);
            default -> plain.toString();
        };
    }

    private static String shownInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000)
                .toString();
    }
}
