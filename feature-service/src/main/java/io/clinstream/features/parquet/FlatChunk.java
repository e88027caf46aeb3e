package io.clinstream.features.parquet;

import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.columnar.ColumnarFile;
import io.clinstream.features.columnar.FileLayout;
import io.clinstream.features.columnar.RowSort;
import java.util.Optional;
import org.apache.avro.Schema;

/** A chunk of flat rows of one schema as one Parquet file, sorted inside. */
final class FlatChunk implements ChunkEncoder<FlatRow> {

    private final Schema schema;
    private final ColumnarFile file;

    FlatChunk(Schema schema, RowSort sort) {
        this.schema = schema;
        this.file = new ColumnarFile(
                schema.getName(), ParquetChunk.columns(schema), Optional.of(sort), FileLayout.STANDARD);
    }

    @Override
    public boolean fits(FlatRow row) {
        return row.schema().equals(schema);
    }

    @Override
    public void add(FlatRow row) {
        row.fill(file);
    }

    @Override
    public long bufferedBytes() {
        return file.bufferedBytes();
    }

    @Override
    public byte[] finish() {
        return file.finish();
    }
}
