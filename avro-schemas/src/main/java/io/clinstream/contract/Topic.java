package io.clinstream.contract;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One topic, declared once: its full name, the schema of its values, how long it keeps them.
 *
 * @param name full name with prefix, for example {@code clinical.vitals}
 * @param schema schema of the values; empty where the values are the original bytes of refused records
 * @param retention how long records are kept
 * @param compacted true where the newest record per key is kept for ever and {@code retention} does not apply
 */
public record Topic(String name, Optional<Schema> schema, Duration retention, boolean compacted) {

    /** Checks that nothing is missing and that retention is positive. */
    public Topic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(schema, "schema");
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention of topic " + name + " must be positive, was " + retention);
        }
    }

    /** Registry subject of the values, {@code <topic>-value}. */
    public String subject() {
        return name + "-value";
    }
}
