package io.clinstream.training.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * A table of counts, each cell the darker the greater its share of its row.
 *
 * @param title of the picture
 * @param description for readers who do not see it
 * @param columns names of the columns
 * @param rows names of the rows
 * @param counts a list for each row, 0 or more each
 */
public record MatrixChart(
        String title, String description, List<String> columns, List<String> rows, List<List<Integer>> counts) {

    private static final int LEFT = 150;
    private static final int TOP = 62;
    private static final int CELL_WIDTH = 150;
    private static final int CELL_HEIGHT = 64;

    /** Copies the lists. */
    public MatrixChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /** The picture. */
    public String svg() {
        int width = LEFT + CELL_WIDTH * columns.size() + 20;
        Svg svg = new Svg(width, TOP + CELL_HEIGHT * rows.size() + 16, title, description);
        svg.heading(width / 2.0, 20, title);
        for (int column = 0; column < columns.size(); column++) {
            svg.words(LEFT + CELL_WIDTH * (column + 0.5), TOP - 10.0, "middle", columns.get(column));
        }
        for (int row = 0; row < rows.size(); row++) {
            double y = TOP + (double) CELL_HEIGHT * row;
            svg.words(LEFT - 10.0, y + CELL_HEIGHT / 2.0 + 4, "end", rows.get(row));
            long sum = counts.get(row).stream().mapToLong(Integer::longValue).sum();
            for (int column = 0; column < columns.size(); column++) {
                cell(
                        svg,
                        LEFT + (double) CELL_WIDTH * column,
                        y,
                        counts.get(row).get(column),
                        sum);
            }
        }
        return svg.end();
    }

    private static void cell(Svg svg, double x, double y, int count, long sum) {
        double share = sum == 0 ? 0 : (double) count / sum;
        svg.rectangle(x + 1, y + 1, CELL_WIDTH - 2.0, CELL_HEIGHT - 2.0, LineChart.COLOURS.get(5), 0.1 + 0.7 * share);
        svg.words(x + CELL_WIDTH / 2.0, y + 28, "middle", String.format(Locale.ROOT, "%,d", count));
        svg.words(
                x + CELL_WIDTH / 2.0, y + 46, "middle", String.format(Locale.ROOT, "%.1f %% of the row", 100 * share));
    }
}
