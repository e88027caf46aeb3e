package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.Interval;
import java.util.Locale;

/** Lines of a Markdown text, one after the other. */
final class MarkdownLines {

    private final StringBuilder text = new StringBuilder();

    /** Adds a line by a format. */
    void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    String text() {
        return text.toString();
    }

    /** A figure with its interval, such as {@code 0.779 [0.745, 0.813]}. */
    static String interval(int digits, Interval interval) {
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                number + " [" + number + ", " + number + "]",
                interval.estimate(),
                interval.low(),
                interval.high());
    }
}
