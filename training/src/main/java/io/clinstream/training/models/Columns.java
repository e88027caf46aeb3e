package io.clinstream.training.models;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Text in columns, for a terminal. */
final class Columns {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Columns() {}

    /** Prints rows of equally many cells, each column as wide as its widest cell. */
    static void print(List<List<String>> rows, String indent, PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.size(); column++) {
                int place = column;
                int width = rows.stream()
                        .mapToInt(each -> each.get(place).length())
                        .max()
                        .orElse(0);
                line.append(row.get(column))
                        .append(" ".repeat(width - row.get(column).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** An instant to the minute, UTC. */
    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
