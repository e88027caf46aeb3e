package io.clinstream.training.report.chart;

import io.clinstream.training.report.chart.Series.Look;
import io.clinstream.training.report.chart.Series.Point;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines over two axes, with a legend.
 *
 * @param title of the picture
 * @param description for readers who do not see it
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param series the lines
 */
public record LineChart(String title, String description, Axis across, Axis up, List<Series> series) {

    /** Colours that people of every kind of colour vision tell apart (Okabe and Ito). */
    static final List<String> COLOURS = List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9");

    private static final int WIDTH = 520;
    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int RIGHT = 20;
    private static final int TOP = 36;
    private static final int BOTTOM = 52;
    private static final int LEGEND_LINE = 16;
    private static final String GREY = "#dddddd";

    /** Copies the lines. */
    public LineChart {
        series = List.copyOf(series);
    }

    /** The picture. */
    public String svg() {
        int legend =
                LEGEND_LINE * (int) series.stream().filter(LineChart::isNamed).count();
        Svg svg = new Svg(WIDTH, HEIGHT + legend, title, description);
        svg.heading(WIDTH / 2.0, 20, title);
        axes(svg);
        for (int index = 0; index < series.size(); index++) {
            draw(svg, series.get(index), COLOURS.get(index % COLOURS.size()));
        }
        legend(svg);
        return svg.end();
    }

    private void axes(Svg svg) {
        for (double tick : across.ticks()) {
            svg.line(x(tick), TOP, x(tick), HEIGHT - BOTTOM, GREY);
            svg.words(x(tick), HEIGHT - BOTTOM + 16, "middle", across.text(tick));
        }
        for (double tick : up.ticks()) {
            svg.line(LEFT, y(tick), WIDTH - RIGHT, y(tick), GREY);
            svg.words(LEFT - 6, y(tick) + 4, "end", up.text(tick));
        }
        svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "#222222");
        svg.line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "#222222");
        svg.words((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", across.name());
        svg.upright(16, (TOP + HEIGHT - BOTTOM) / 2.0, up.name());
    }

    private void draw(Svg svg, Series drawn, String colour) {
        List<Point> finite = drawn.points().stream()
                .filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y()))
                .toList();
        svg.path(
                finite.stream()
                        .map(point -> Svg.format("%.2f,%.2f", x(point.x()), y(point.y())))
                        .collect(Collectors.joining(" ")),
                colour,
                drawn.look() == Look.DASHED);
        if (drawn.look() == Look.DOTTED) {
            finite.forEach(point -> svg.circle(x(point.x()), y(point.y()), colour));
        }
    }

    private void legend(Svg svg) {
        int line = 0;
        for (int index = 0; index < series.size(); index++) {
            if (isNamed(series.get(index))) {
                double y = HEIGHT + (double) LEGEND_LINE * line;
                svg.path(
                        Svg.format("%d,%.2f %d,%.2f", LEFT, y - 4, LEFT + 24, y - 4),
                        COLOURS.get(index % COLOURS.size()),
                        series.get(index).look() == Look.DASHED);
                svg.words(LEFT + 32.0, y, "start", series.get(index).name());
                line++;
            }
        }
    }

    private static boolean isNamed(Series series) {
        return !series.name().isEmpty();
    }

    private double x(double value) {
        return LEFT + across.place(value) * (WIDTH - RIGHT - LEFT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - up.place(value) * (HEIGHT - BOTTOM - TOP);
    }
}
