package io.clinstream.features.quality;

/** What a figure is worth. */
public enum Status {
    /** Within its limits, or it has none. */
    OK(0),
    /** Beyond the first limit. */
    WARN(1),
    /** Beyond the second limit. */
    BREACH(2),
    /** Nothing to measure. */
    NO_DATA(-1);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    /** As a number for Prometheus: 0, 1, 2, and −1 without data. */
    public int code() {
        return code;
    }
}
