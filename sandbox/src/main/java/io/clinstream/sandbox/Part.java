package io.clinstream.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of the stack, in the order in which they are listed; each is one child process. */
public enum Part {
    KAFKA("kafka", true),
    REGISTRY("registry", true),
    REDIS("redis", true),
    S3("s3", true),
    POSTGRES("postgres", true),
    STREAM_PROCESSOR("stream-processor", false),
    FEATURE_SERVICE("feature-service", false),
    PREDICTION_API("prediction-api", false);

    private final String id;
    private final boolean infrastructure;

    Part(String id, boolean infrastructure) {
        this.id = id;
        this.infrastructure = infrastructure;
    }

    /** Name on the command line, in file names and in {@code status}. */
    public String id() {
        return id;
    }

    /** True for the stores and the broker, false for our own applications. */
    public boolean infrastructure() {
        return infrastructure;
    }

    /** Kafka, registry, Redis, S3, PostgreSQL. */
    public static List<Part> infrastructureParts() {
        return Arrays.stream(values()).filter(Part::infrastructure).toList();
    }

    /** Our applications. */
    public static List<Part> applications() {
        return Arrays.stream(values()).filter(part -> !part.infrastructure).toList();
    }

    /**
     * The part of this name.
     *
     * @throws StackException no part has it; the message lists the names
     */
    public static Part of(String id) {
        return Arrays.stream(values())
                .filter(part -> part.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new StackException("there is no part \"" + id + "\"; the parts are: "
                        + Arrays.stream(values()).map(Part::id).collect(Collectors.joining(", "))));
    }
}
