package io.clinstream.features.parquet;

import io.clinstream.features.columnar.ColumnarFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A flat row on its way from a record into the columns of a file, without an object per number. */
public final class FlatRow {

    private final Schema schema;
    private final long[] numbers;
    private final boolean[] present;
    private final byte[][] texts;

    /** A row without any value. */
    FlatRow(Schema schema) {
        int columns = schema.getFields().size();
        this.schema = schema;
        this.numbers = new long[columns];
        this.present = new boolean[columns];
        this.texts = new byte[columns][];
    }

    /** Schema of the row. */
    public Schema schema() {
        return schema;
    }

    /** Whether there is such a column, and it has that text. */
    boolean holds(String column, byte[] utf8) {
        Schema.Field field = schema.getField(column);
        return field != null && Arrays.equals(texts[field.pos()], utf8);
    }

    void number(int column, double value) {
        number(column, Double.doubleToRawLongBits(value));
    }

    void number(int column, long bits) {
        numbers[column] = bits;
        present[column] = true;
    }

    /** Takes the bytes over: well-formed UTF-8. */
    void text(int column, byte[] utf8) {
        texts[column] = utf8;
    }

    /** A value of an Avro type that a column can have. */
    void value(int column, @Nullable Object value) {
        if (value instanceof Double number) {
            number(column, number);
        } else if (value instanceof Number number) {
            number(column, number.longValue());
        } else if (value != null) {
            text(column, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    void fill(ColumnarFile file) {
        for (int column = 0; column < numbers.length; column++) {
            if (present[column]) {
                file.bits(column, numbers[column]);
            } else if (texts[column] != null) {
                file.bytes(column, texts[column], 0, texts[column].length);
            }
        }
        file.endRow();
    }
}
