package io.clinstream.producer.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One record to be sent.
 *
 * @param topic where to
 * @param key of the record, the patient id as UTF-8; null only for a replayed record that had none
 * @param payload its value
 * @param headers of a replayed record; else none
 * @param due when its source had it: available_at, else event_time; in this order events are sent
 */
public record RawEvent(RawTopic topic, @Nullable Bytes key, Payload payload, List<Header> headers, Instant due) {

    /** Order of sending; a stable sort leaves events of one instant and topic in the order of their source. */
    public static final Comparator<RawEvent> IN_ORDER =
            Comparator.comparing(RawEvent::due).thenComparing(RawEvent::topic);

    public RawEvent {
        headers = List.copyOf(headers);
    }

    /** A record of the contract, keyed by its patient, due when it was available. */
    public static RawEvent of(RawTopic topic, SpecificRecord content) {
        EventFields fields = new EventFields(content);
        return new RawEvent(
                topic,
                Bytes.wrap(fields.patientId().getBytes(StandardCharsets.UTF_8)),
                new Payload.Value(content),
                List.of(),
                fields.availableAt().orElse(fields.eventTime()));
    }

    /** The record of the contract; empty for original bytes. */
    public Optional<SpecificRecord> content() {
        return payload instanceof Payload.Value value ? Optional.of(value.content()) : Optional.empty();
    }
}
