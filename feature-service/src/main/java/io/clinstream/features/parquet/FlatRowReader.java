package io.clinstream.features.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/** Reads Avro records into flat rows: the fields of the record, nested ones too, are the row's first columns in order. */
final class FlatRowReader implements DatumReader<FlatRow> {

    /** Reads one field and puts what it holds into a column. */
    @FunctionalInterface
    private interface Field {
        void read(Decoder source, FlatRow row) throws IOException;
    }

    private final Schema rows;
    private final Field[] fields;

    /**
     * A reader.
     *
     * @param writer schema of the records
     * @param rows schema of the rows
     */
    FlatRowReader(Schema writer, Schema rows) {
        this.rows = rows;
        List<Field> found = new ArrayList<>();
        flatten(writer, found);
        this.fields = found.toArray(Field[]::new);
    }

    /** The schema is given at construction. */
    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("the schema is given at construction");
    }

    @Override
    public FlatRow read(FlatRow reuse, Decoder source) throws IOException {
        FlatRow row = new FlatRow(rows);
        for (Field field : fields) {
            field.read(source, row);
        }
        return row;
    }

    private static void flatten(Schema record, List<Field> fields) {
        for (Schema.Field field : record.getFields()) {
            if (field.schema().getType() == Schema.Type.RECORD) {
                flatten(field.schema(), fields);
            } else {
                fields.add(field(field.schema(), fields.size()));
            }
        }
    }

    private static Field field(Schema type, int column) {
        return switch (type.getType()) {
            case NULL -> (source, row) -> source.readNull();
            case BOOLEAN -> (source, row) -> row.number(column, source.readBoolean() ? 1L : 0L);
            case INT -> (source, row) -> row.number(column, (long) source.readInt());
            case LONG -> (source, row) -> row.number(column, source.readLong());
            case FLOAT -> (source, row) -> row.number(column, (double) source.readFloat());
            case DOUBLE -> (source, row) -> row.number(column, source.readDouble());
            case STRING -> (source, row) -> row.text(column, text(source));
            case BYTES -> (source, row) -> row.text(column, bytes(source));
            case ENUM -> symbols(type, column);
            case UNION -> union(type, column);
            case ARRAY -> list(type.getElementType(), column);
            case MAP, RECORD, FIXED ->
                throw new IllegalArgumentException("a " + type.getType() + " cannot be a column of a flat row");
        };
    }

    private static Field symbols(Schema type, int column) {
        byte[][] symbols = type.getEnumSymbols().stream()
                .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return (source, row) -> row.text(column, symbols[source.readEnum()]);
    }

    private static Field union(Schema type, int column) {
        Field[] branches =
                type.getTypes().stream().map(branch -> field(branch, column)).toArray(Field[]::new);
        if (branches.length == 2
                && type.getTypes().get(0).getType() == Schema.Type.NULL
                && type.getTypes().get(1).getType() == Schema.Type.DOUBLE) {
            return (source, row) -> nullableDouble(source, row, column);
        }
        return (source, row) -> branches[source.readIndex()].read(source, row);
    }

    /** What nearly all fields of a vector are. */
    private static void nullableDouble(Decoder source, FlatRow row, int column) throws IOException {
        int branch = source.readIndex();
        if (branch == 1) {
            row.number(column, source.readDouble());
        } else if (branch != 0) {
            throw new IOException("a nullable double has two branches");
        }
    }

    private static Field list(Schema items, int column) {
        if (items.getType() != Schema.Type.ENUM && items.getType() != Schema.Type.STRING) {
            throw new IllegalArgumentException("only lists of text can be a column of a flat row");
        }
        return (source, row) -> {
            List<String> texts = new ArrayList<>();
            for (long left = source.readArrayStart(); left > 0; left = source.arrayNext()) {
                for (long item = 0; item < left; item++) {
                    texts.add(
                            items.getType() == Schema.Type.ENUM
                                    ? items.getEnumSymbols().get(source.readEnum())
                                    : source.readString());
                }
            }
            row.text(column, String.join(",", texts).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static byte[] bytes(Decoder source) throws IOException {
        ByteBuffer found = source.readBytes(null);
        byte[] bytes = new byte[found.remaining()];
        found.get(bytes);
        return bytes;
    }

    /** A reader of the file must not meet bytes that are no text. */
    private static byte[] text(Decoder source) throws IOException {
        Utf8 found = source.readString(new Utf8());
        byte[] bytes = found.getByteLength() == found.getBytes().length
                ? found.getBytes()
                : Arrays.copyOf(found.getBytes(), found.getByteLength());
        for (byte each : bytes) {
            if (each < 0) {
                return new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            }
        }
        return bytes;
    }
}
