package io.clinstream.operations.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.operations.text.TextTable;
import io.clinstream.platform.json.Json;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Prints the rows of a query, as a table or as one JSON object a line. */
final class QueryResult {

    private QueryResult() {}

    /**
     * Prints all rows as a table.
     *
     * @return number of rows
     */
    static int printTable(ResultSet rows, PrintWriter out) throws SQLException {
        List<String> names = names(rows.getMetaData());
        TextTable table = new TextTable(names);
        int count = 0;
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                String cell = rows.getString(i);
                cells.add(cell == null ? "" : cell);
            }
            table.add(cells);
            count++;
        }
        table.lines().forEach(out::println);
        out.println(count == 1 ? "(1 row)" : "(" + count + " rows)");
        return count;
    }

    /** Prints every row as one JSON object a line; numbers and booleans as such, anything else as text. */
    static void printJson(ResultSet rows, PrintWriter out) throws SQLException {
        List<String> names = names(rows.getMetaData());
        while (rows.next()) {
            ObjectNode row = Json.MAPPER.createObjectNode();
            for (int i = 1; i <= names.size(); i++) {
                Object value = rows.getObject(i);
                if (value instanceof Number || value instanceof Boolean) {
                    row.set(names.get(i - 1), Json.MAPPER.valueToTree(value));
                } else {
                    row.put(names.get(i - 1), rows.getString(i));
                }
            }
            out.println(row);
        }
    }

    private static List<String> names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        return names;
    }
}
