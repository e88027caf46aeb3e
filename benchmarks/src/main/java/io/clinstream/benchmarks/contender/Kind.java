package io.clinstream.benchmarks.contender;

import io.clinstream.benchmarks.workload.RecordForm;

/** Who takes part. */
public enum Kind {
    /** Consume, decode, encode, produce; nothing else. */
    PLAIN("plain loop", RecordForm.CANONICAL),
    /** Our features stage with 24 features of one signal. */
    FEATURES_24("features, 24", RecordForm.CANONICAL),
    /** Our features stage with the whole catalogue. */
    FEATURES_FULL("features, all", RecordForm.CANONICAL),
    /** Our intake and our features stage in one process, with the whole catalogue. */
    PIPELINE("intake + features", RecordForm.RAW),
    /** Kafka Streams DSL, hopping windows, 24 statistics. */
    DSL("DSL hopping windows", RecordForm.CANONICAL);

    private final String label;
    private final RecordForm input;

    Kind(String label, RecordForm input) {
        this.label = label;
        this.input = input;
    }

    /** Name for people. */
    public String label() {
        return label;
    }

    /** Form of its input. */
    public RecordForm input() {
        return input;
    }

    /** Whether it is what we ship: nobody asks what eats the time of the others. */
    public boolean ours() {
        return this != PLAIN && this != DSL;
    }

    /** Name for files and topics. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
