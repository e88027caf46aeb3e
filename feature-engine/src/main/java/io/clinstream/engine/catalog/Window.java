package io.clinstream.engine.catalog;

import java.util.Optional;

/**
 * How far back a feature looks: left-open, right-closed, {@code (as_of − w, as_of]} on event time. An event exactly
 * {@code w} old is out.
 */
public enum Window {
    /** One hour. */
    ONE_HOUR("1h", "the last hour", 3_600_000L),
    /** Six hours. */
    SIX_HOURS("6h", "the last 6 hours", 6 * 3_600_000L),
    /** Twenty-four hours. */
    ONE_DAY("24h", "the last 24 hours", 24 * 3_600_000L),
    /** Two days of 24 hours. */
    TWO_DAYS("48h", "the last 48 hours", 48 * 3_600_000L),
    /** Seven days of 24 hours. */
    SEVEN_DAYS("7d", "the last 7 days", 7 * 24 * 3_600_000L),
    /** Fourteen days of 24 hours. */
    FOURTEEN_DAYS("14d", "the last 14 days", 14 * 24 * 3_600_000L),
    /** Thirty days of 24 hours. */
    THIRTY_DAYS("30d", "the last 30 days", 30 * 24 * 3_600_000L),
    /** Ninety days of 24 hours. */
    NINETY_DAYS("90d", "the last 90 days", 90 * 24 * 3_600_000L),
    /** The whole history: such a feature merely runs with the clock and never expires. */
    EVER("ever", "the whole history", Long.MAX_VALUE);

    private final String label;
    private final String words;
    private final long millis;

    Window(String label, String words, long millis) {
        this.label = label;
        this.words = words;
        this.millis = millis;
    }

    /** The suffix in feature names, for example {@code 6h}. */
    public String label() {
        return label;
    }

    /** The window in words, for a sentence. */
    public String words() {
        return words;
    }

    /** Length in milliseconds; {@link Long#MAX_VALUE} for {@link #EVER}. */
    public long millis() {
        return millis;
    }

    /** Whether points leave the window as time passes. */
    public boolean bounded() {
        return this != EVER;
    }

    /** Whether a value known only to the calendar day may enter: not into a window shorter than 24 hours. */
    public boolean admitsDayPrecision() {
        return millis >= ONE_DAY.millis;
    }

    /** Finds a window by its label; empty for an unknown one. */
    public static Optional<Window> ofLabel(String label) {
        for (Window window : values()) {
            if (window.label.equals(label)) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }
}
