package io.clinstream.features.columnar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns filled columns into encoded ones of row groups, one column after the other. */
final class FileEncoding {

    private final List<ColumnBuffer> buffers;
    private final FileLayout layout;
    private final int rows;
    private final NumberEncoder numbers;
    private final TextEncoder texts;
    private final GatheredRows gathered;

    FileEncoding(List<ColumnBuffer> buffers, FileLayout layout, int rows, Zstandard zstd) {
        this.buffers = buffers;
        this.layout = layout;
        this.rows = rows;
        PageWriter writer = new PageWriter(layout, zstd);
        int groupRows = Math.min(rows, layout.rowGroupRows());
        this.numbers = new NumberEncoder(layout, groupRows, writer);
        this.texts = new TextEncoder(layout, groupRows, writer);
        this.gathered = new GatheredRows(layout.pageRows(), groupRows);
    }

    /** Every column of every row group; the buffers are emptied on the way. */
    List<List<EncodedColumn>> encode(Optional<RowSort> sort) {
        List<List<EncodedColumn>> groups = new ArrayList<>();
        for (int from = 0; from < rows; from += layout.rowGroupRows()) {
            groups.add(new ArrayList<>(buffers.size()));
        }
        if (sort.isEmpty()) {
            int[] order = RowOrder.asTheyCame(rows);
            buffers.forEach(buffer -> encode(buffer, order, groups));
            return groups;
        }
        TextBuffer text = (TextBuffer) named(sort.get().text());
        NumberBuffer instant = (NumberBuffer) named(sort.get().instant());
        TextColumn wholeText = text.whole(rows);
        NumberColumn wholeInstant = instant.whole(rows);
        int[] order = RowOrder.by(wholeText, wholeInstant, rows);
        for (ColumnBuffer buffer : buffers) {
            if (buffer == text) {
                encode(buffer.column(), wholeText, order, true, groups);
            } else if (buffer == instant) {
                encode(buffer.column(), wholeInstant, order, groups);
            } else {
                encode(buffer, order, groups);
            }
        }
        return groups;
    }

    private void encode(ColumnBuffer buffer, int[] order, List<List<EncodedColumn>> groups) {
        if (buffer instanceof TextBuffer text) {
            encode(text.column(), text.whole(rows), order, false, groups);
        } else if (buffer instanceof NumberBuffer number) {
            encode(number.column(), number.whole(rows), order, groups);
        }
    }

    private void encode(
            FileColumn column, TextColumn whole, int[] order, boolean findable, List<List<EncodedColumn>> groups) {
        for (int group = 0; group < groups.size(); group++) {
            gathered.gather(column, whole.present(), order, group * layout.rowGroupRows(), end(group));
            groups.get(group).add(texts.encode(column, whole, gathered, findable));
        }
    }

    private void encode(FileColumn column, NumberColumn whole, int[] order, List<List<EncodedColumn>> groups) {
        for (int group = 0; group < groups.size(); group++) {
            gathered.gather(column, whole.present(), order, group * layout.rowGroupRows(), end(group));
            groups.get(group).add(numbers.encode(column, whole, gathered));
        }
    }

    private int end(int group) {
        return (int) Math.min(rows, (group + 1L) * layout.rowGroupRows());
    }

    private ColumnBuffer named(String column) {
        return buffers.stream()
                .filter(buffer -> buffer.column().name().equals(column))
                .findFirst()
                .orElseThrow();
    }
}
