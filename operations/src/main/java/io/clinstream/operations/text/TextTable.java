package io.clinstream.operations.text;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text: a header, a rule, and rows; columns as wide as their widest cell, numbers to the right. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param header names of the columns, at least one
     */
    public TextTable(List<String> header) {
        if (header.isEmpty()) {
            throw new IllegalArgumentException("a table has at least one column");
        }
        this.header = List.copyOf(header);
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are columns; line breaks and tabs are shown as blanks
     */
    public void add(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "row has " + cells.size() + " cells, the table " + header.size() + " columns");
        }
        rows.add(cells.stream().map(TextTable::onOneLine).toList());
    }

    /** The table, line by line, without trailing blanks. */
    public List<String> lines() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            columns.add(column(i));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, columns));
        lines.add(line(
                columns.stream().map(column -> "-".repeat(column.width())).toList(), columns));
        rows.forEach(row -> lines.add(line(row, columns)));
        return lines;
    }

    private Column column(int index) {
        int width = header.get(index).codePointCount(0, header.get(index).length());
        boolean numbers = !rows.isEmpty();
        for (List<String> row : rows) {
            String cell = row.get(index);
            width = Math.max(width, cell.codePointCount(0, cell.length()));
            numbers &= cell.isEmpty() || cell.matches("[-+]?[0-9][0-9.,]*%?|\\?");
        }
        return new Column(width, numbers);
    }

    private static String line(List<String> cells, List<Column> columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : GAP).append(columns.get(i).pad(cells.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private static String onOneLine(String cell) {
        return cell.replaceAll("[\\r\\n\\t]+", " ");
    }

    private record Column(int width, boolean right) {
        String pad(String cell) {
            String blanks = " ".repeat(Math.max(0, width - cell.codePointCount(0, cell.length())));
            return right ? blanks + cell : cell + blanks;
        }
    }
}
