package io.clinstream.training.report.chart;

import java.util.List;

/**
 * One line of a chart.
 *
 * @param name for the legend; empty for none
 * @param look how it is drawn
 * @param points in order
 */
public record Series(String name, Look look, List<Point> points) {

    /** Copies the points. */
    public Series {
        points = List.copyOf(points);
    }

    /** How a series is drawn. */
    public enum Look {
        /** A line. */
        LINE,
        /** A dashed line. */
        DASHED,
        /** A line with a dot at every point. */
        DOTTED
    }

    /** A point. */
    public record Point(double x, double y) {}
}
