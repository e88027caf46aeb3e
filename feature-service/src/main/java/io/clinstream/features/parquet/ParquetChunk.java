package io.clinstream.features.parquet;

import io.clinstream.features.chunk.ChunkEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * A chunk of rows of one schema as one Parquet file: zstd, statistics and page indexes everywhere, a bloom filter on
 * {@code patient_id}.
 */
public final class ParquetChunk implements ChunkEncoder<GenericRecord> {

    private static final int PAGE_BYTES = 256 * 1024;
    private static final long ROW_GROUP_BYTES = 64L * 1024 * 1024;
    private static final int BLOOM_BYTES = 64 * 1024;

    private final Schema schema;
    private final MemoryFile file = new MemoryFile();
    private final ParquetWriter<GenericRecord> writer;

    /** An empty chunk of rows of {@code schema}, which has a text field {@code patient_id}. */
    public ParquetChunk(Schema schema) {
        this.schema = schema;
        this.writer = open(schema, file);
    }

    @Override
    public boolean fits(GenericRecord row) {
        return row.getSchema().equals(schema);
    }

    @Override
    public void add(GenericRecord row) {
        try {
            writer.write(row);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public long bufferedBytes() {
        return writer.getDataSize();
    }

    @Override
    public byte[] finish() {
        try {
            writer.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.content();
    }

    private static ParquetWriter<GenericRecord> open(Schema schema, MemoryFile file) {
        try {
            return AvroParquetWriter.<GenericRecord>builder(file)
                    .withConf(new PlainParquetConfiguration())
                    .withSchema(schema)
                    .withDataModel(GenericData.get())
                    .withCodecFactory(new ZstdPages())
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .withRowGroupSize(ROW_GROUP_BYTES)
                    .withPageSize(PAGE_BYTES)
                    .withBloomFilterEnabled("patient_id", true)
                    .withAdaptiveBloomFilterEnabled(true)
                    .withMaxBloomFilterBytes(BLOOM_BYTES)
                    .build();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
