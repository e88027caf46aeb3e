package io.clinstream.features.parquet;

import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.columnar.ColumnKind;
import io.clinstream.features.columnar.ColumnarFile;
import io.clinstream.features.columnar.FileColumn;
import io.clinstream.features.columnar.FileLayout;
import io.clinstream.features.columnar.RowSort;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * A chunk of rows of one schema as one Parquet file. Its rows are a run of offsets; inside, they are sorted by patient
 * and time, so that a reader of one patient skips most of it.
 */
public final class ParquetChunk implements ChunkEncoder<GenericRecord> {

    private final Schema schema;
    private final ColumnarFile file;

    /**
     * An empty chunk.
     *
     * @param schema of its rows, flat
     * @param sort order of the rows
     */
    public ParquetChunk(Schema schema, RowSort sort) {
        this.schema = schema;
        this.file = new ColumnarFile(schema.getName(), columns(schema), Optional.of(sort), FileLayout.STANDARD);
    }

    /** The columns of rows of a flat schema. */
    static List<FileColumn> columns(Schema schema) {
        return schema.getFields().stream()
                .map(field -> new FileColumn(
                        field.name(), kind(field.schema()), !field.schema().isNullable()))
                .toList();
    }

    @Override
    public boolean fits(GenericRecord row) {
        return row.getSchema().equals(schema);
    }

    @Override
    public void add(GenericRecord row) {
        for (int column = 0; column < file.columns().size(); column++) {
            Object value = row.get(column);
            if (value instanceof Double number) {
                file.number(column, number);
            } else if (value instanceof Long number) {
                file.number(column, number);
            } else if (value instanceof Integer number) {
                file.number(column, number);
            } else if (value instanceof Float number) {
                file.number(column, (double) number);
            } else if (value instanceof Boolean flag) {
                file.number(column, flag ? 1 : 0);
            } else if (value instanceof ByteBuffer bytes) {
                file.bytes(column, bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            } else if (value != null) {
                file.text(column, value.toString());
            }
        }
        file.endRow();
    }

    @Override
    public long bufferedBytes() {
        return file.bufferedBytes();
    }

    @Override
    public byte[] finish() {
        return file.finish();
    }

    private static ColumnKind kind(Schema type) {
        return switch (type.getType()) {
            case UNION ->
                kind(type.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("a column of nulls only")));
            case LONG -> type.getLogicalType() == null ? ColumnKind.LONG : ColumnKind.INSTANT;
            case INT -> ColumnKind.INT;
            case FLOAT, DOUBLE -> ColumnKind.DOUBLE;
            case BOOLEAN -> ColumnKind.BOOLEAN;
            case BYTES, FIXED -> ColumnKind.BYTES;
            default -> ColumnKind.TEXT;
        };
    }
}
