package io.clinstream.benchmarks.report;

import java.util.Locale;

/** Numbers for people. */
final class Numbers {

    private Numbers() {}

    /** Three or four significant digits, thousands apart. */
    static String text(double number) {
        if (Double.isNaN(number)) {
            return "not measured";
        }
        double size = Math.abs(number);
        if (size >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        if (size >= 100 || number == Math.rint(number)) {
            return String.format(Locale.ROOT, "%.0f", number);
        }
        return String.format(Locale.ROOT, size >= 1 ? "%.2f" : "%.4f", number);
    }
}
