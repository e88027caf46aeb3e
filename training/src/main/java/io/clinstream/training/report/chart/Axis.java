package io.clinstream.training.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis: a range of values with round ticks.
 *
 * @param name what it shows, with its unit
 * @param from value at its beginning
 * @param to value at its end, above {@code from}
 */
public record Axis(String name, double from, double to) {

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final int MOST_TICKS = 6;

    /** Checks the range. */
    public Axis {
        if (!(to > from)) {
            throw new IllegalArgumentException("an axis must end above " + from + ", ended at " + to);
        }
    }

    /** From 0 to 1. */
    public static Axis share(String name) {
        return new Axis(name, 0, 1);
    }

    /** Where a value lies: 0 at the beginning, 1 at the end; values outside lie at the ends. */
    double place(double value) {
        return Math.min(1, Math.max(0, (value - from) / (to - from)));
    }

    /** Round values within the range. */
    List<Double> ticks() {
        double step = step();
        List<Double> ticks = new ArrayList<>();
        for (long count = (long) Math.ceil(from / step - 1e-9); count * step <= to + step * 1e-9; count++) {
            ticks.add(count * step);
        }
        return ticks;
    }

    /** A tick as text, with as many decimals as its step needs. */
    String text(double tick) {
        double step = step();
        int decimals = 0;
        while (decimals < 8 && Math.abs(step - Math.rint(step)) > 1e-9) {
            step *= 10;
            decimals++;
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", tick == 0 ? 0.0 : tick);
    }

    private double step() {
        double rough = (to - from) / MOST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double candidate : STEPS) {
            if (candidate * power >= rough * (1 - 1e-9)) {
                return candidate * power;
            }
        }
        return 10 * power;
    }
}
