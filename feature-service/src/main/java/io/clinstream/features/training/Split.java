package io.clinstream.features.training;

/** Parts of a training set. */
public enum Split {
    /** What a model is fitted to. */
    TRAIN("train", 70),
    /** What its settings are chosen by. */
    VALIDATION("validation", 15),
    /** What it is judged by. */
    TEST("test", 15);

    private final String label;
    private final int share;

    Split(String label, int share) {
        this.label = label;
        this.share = share;
    }

    /** Its name in files and manifests. */
    public String label() {
        return label;
    }

    /** Its share, per cent. */
    public int share() {
        return share;
    }

    /** Name of its file. */
    public String fileName() {
        return label + ".parquet";
    }
}
