package io.clinstream.producer.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The fields that all raw records share, by name: the four generated classes have no common type. */
public record EventFields(SpecificRecord content) {

    /** Patient of the event. */
    public String patientId() {
        return get("patient_id").toString();
    }

    /** Its id. */
    public String eventId() {
        return get("event_id").toString();
    }

    /** When it happened. */
    public Instant eventTime() {
        return (Instant) get("event_time");
    }

    /** When its source had it, where stated. */
    public Optional<Instant> availableAt() {
        return Optional.ofNullable((Instant) find("available_at"));
    }

    /** A text field that must be present, such as {@code study_id}. */
    public String text(String field) {
        return get(field).toString();
    }

    /** A copy with some fields changed, by name. */
    public EventFields with(Map<String, ?> changes) {
        EventFields copy = copy();
        changes.forEach((field, value) -> copy.content.put(position(field), value));
        return copy;
    }

    /** A copy with every point in time moved by {@code shift}. */
    public EventFields moved(Duration shift) {
        EventFields copy = copy();
        for (Schema.Field field : content.getSchema().getFields()) {
            if (isInstant(field.schema()) && content.get(field.pos()) instanceof Instant instant) {
                copy.content.put(field.pos(), instant.plus(shift));
            }
        }
        return copy;
    }

    private EventFields copy() {
        return new EventFields(SpecificData.get().deepCopy(content.getSchema(), content));
    }

    private Object get(String field) {
        Object value = find(field);
        if (value == null) {
            throw new IllegalArgumentException("an event needs the field " + field);
        }
        return value;
    }

    private @Nullable Object find(String field) {
        return content.get(position(field));
    }

    private int position(String field) {
        return content.getSchema().getField(field).pos();
    }

    private static boolean isInstant(Schema schema) {
        if (schema.getType() == Schema.Type.UNION) {
            return schema.getTypes().stream().anyMatch(EventFields::isInstant);
        }
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }
}
