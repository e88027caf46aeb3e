package io.clinstream.training.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * Bars from the left, one a line, the longest as long as the chart.
 *
 * @param title of the picture
 * @param description for readers who do not see it
 * @param bars from the top
 */
public record BarChart(String title, String description, List<Bar> bars) {

    private static final int WIDTH = 640;
    private static final int LEFT = 250;
    private static final int RIGHT = 70;
    private static final int TOP = 36;
    private static final int LINE = 20;

    /** Copies the bars. */
    public BarChart {
        bars = List.copyOf(bars);
    }

    /** The picture. */
    public String svg() {
        Svg svg = new Svg(WIDTH, TOP + LINE * bars.size() + 12, title, description);
        svg.heading(WIDTH / 2.0, 20, title);
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        for (int index = 0; index < bars.size(); index++) {
            Bar bar = bars.get(index);
            double y = TOP + (double) LINE * index;
            double length = longest > 0 ? Math.max(0, bar.value() / longest) * (WIDTH - LEFT - RIGHT) : 0;
            svg.words(LEFT - 8.0, y + 14, "end", bar.name());
            svg.rectangle(LEFT, y + 3, length, LINE - 6.0, LineChart.COLOURS.get(0), 1);
            svg.words(LEFT + length + 6, y + 14, "start", String.format(Locale.ROOT, "%.4g", bar.value()));
        }
        return svg.end();
    }

    /**
     * A bar.
     *
     * @param name what it is of
     * @param value its length, 0 or more
     */
    public record Bar(String name, double value) {}
}
