package io.clinstream.streams.testing;

import java.time.Instant;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A feature vector as a reader of the topic sees it. */
public record Vector(GenericRecord row) {

    /** Patient. */
    public String patientId() {
        return text("patient_id");
    }

    /** Time of day it describes, {@code HH:mm}; with the date where that is not 1 March 2024. */
    public String asOf() {
        String instant = Instant.ofEpochMilli((Long) row.get("as_of")).toString();
        return instant.replace("2024-03-01T", "").replaceFirst(":00Z$", "");
    }

    /** Why it was emitted. */
    public String trigger() {
        return text("trigger");
    }

    /** Number among the vectors of one offset. */
    public int sequence() {
        return (Integer) row.get("sequence");
    }

    /** Its hash. */
    public String sha256() {
        return text("vector_sha256");
    }

    /** A feature's value; null where it has none. */
    public @Nullable Double feature(String name) {
        return (Double) ((GenericRecord) row.get("features")).get(name);
    }

    private String text(String field) {
        return row.get(field).toString();
    }

    /** Everything but the features themselves, which the hash stands for. */
    public String envelope() {
        return row.getSchema().getFields().stream()
                .filter(field -> !field.name().equals("features"))
                .map(field -> String.valueOf(row.get(field.pos())))
                .collect(Collectors.joining(" "));
    }

    /** What must be the same in a replay: everything but places in the log. */
    public String identity() {
        return patientId() + " " + row.get("as_of") + " " + trigger() + " " + sequence() + " " + sha256();
    }
}
