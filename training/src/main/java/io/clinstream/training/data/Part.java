package io.clinstream.training.data;

/** The parts of a training set. */
public enum Part {
    /** Trees grow on it. */
    TRAIN("train"),
    /** Says when to stop, and how margins become probabilities and levels. */
    VALIDATION("validation"),
    /** Looked at once, at the end. */
    TEST("test");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** Its name in manifests. */
    public String label() {
        return label;
    }

    /** Its file. */
    public String fileName() {
        return label + ".parquet";
    }
}
