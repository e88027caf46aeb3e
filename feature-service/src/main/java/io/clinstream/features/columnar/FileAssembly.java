package io.clinstream.features.columnar;

import io.clinstream.features.columnar.EncodedColumn.Dictionary;
import io.clinstream.features.columnar.EncodedColumn.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Puts encoded columns into a file: headers, indexes, bloom filters and footer are Parquet's own writer's. */
final class FileAssembly {

    /** Where least and greatest texts are cut in statistics and indexes. */
    private static final int STATISTICS_BYTES = 64;

    private final MessageType schema;
    private final FileLayout layout;
    private final int rows;

    FileAssembly(String name, List<FileColumn> columns, FileLayout layout, int rows) {
        List<Type> types = columns.stream()
                .<Type>map(column -> column.kind().type(column.name(), column.required()))
                .toList();
        this.schema = new MessageType(name, types);
        this.layout = layout;
        this.rows = rows;
    }

    /** The file's bytes; the groups are emptied on the way. */
    byte[] write(List<List<EncodedColumn>> groups) throws IOException {
        MemoryFile file = new MemoryFile();
        ParquetProperties properties = ParquetProperties.builder()
                .withColumnIndexTruncateLength(STATISTICS_BYTES)
                .withStatisticsTruncateLength(STATISTICS_BYTES)
                .withPageWriteChecksumEnabled(true)
                .build();
        try (ParquetFileWriter writer = new ParquetFileWriter(
                file, schema, ParquetFileWriter.Mode.CREATE, Long.MAX_VALUE, 0, null, properties)) {
            writer.start();
            for (int group = 0; group < groups.size(); group++) {
                int count = Math.min(layout.rowGroupRows(), rows - group * layout.rowGroupRows());
                writer.startBlock(count);
                for (int column = 0; column < groups.get(group).size(); column++) {
                    write(
                            writer,
                            schema.getColumns().get(column),
                            groups.get(group).set(column, NOTHING),
                            count);
                }
                writer.endBlock();
            }
            writer.end(Map.of());
        }
        return file.content();
    }

    private static final EncodedColumn NOTHING = new EncodedColumn(Optional.empty(), List.of(), Optional.empty());

    private void write(ParquetFileWriter writer, ColumnDescriptor descriptor, EncodedColumn column, int count)
            throws IOException {
        writer.startColumn(descriptor, count, CompressionCodecName.ZSTD);
        if (column.dictionary().isPresent()) {
            Dictionary dictionary = column.dictionary().get();
            writer.writeDictionaryPage(new DictionaryPage(
                    BytesInput.from(dictionary.packed()),
                    dictionary.plainBytes(),
                    dictionary.values(),
                    Encoding.PLAIN));
        }
        for (Page page : column.pages()) {
            if (layout.secondVersion()) {
                writer.writeDataPageV2(
                        page.rows(),
                        page.nulls(),
                        page.rows(),
                        BytesInput.empty(),
                        BytesInput.from(page.levels()),
                        page.encoding(),
                        BytesInput.from(page.packed()),
                        true,
                        page.plainBytes(),
                        page.statistics());
            } else {
                writer.writeDataPage(
                        page.rows(),
                        page.plainBytes(),
                        BytesInput.from(page.packed()),
                        page.statistics(),
                        page.rows(),
                        Encoding.RLE,
                        Encoding.RLE,
                        page.encoding());
            }
        }
        column.bloom().ifPresent(bloom -> writer.addBloomFilter(String.join(".", descriptor.getPath()), bloom));
        writer.endColumn();
    }
}
