package io.clinstream.streams.deadletter;

import io.clinstream.clinical.Rejection;
import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.streams.runtime.OutputKey;
import io.clinstream.timeline.LogPosition;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of one application: the original bytes of key and value untouched, everything else in headers. A letter
 * lies in the partition of its record, so letters of one record keep their order.
 *
 * @param application {@code intake} or {@code features}
 */
public record DeadLetters(String application) {

    /** What a refusal took away. */
    public enum Scope {
        /** Nothing of the record was accepted. */
        RECORD,
        /** One measurement; the rest of the reading was accepted. */
        MEASUREMENT
    }

    /** The letter about one refusal. */
    public Record<OutputKey, byte[]> letter(
            byte @Nullable [] key, byte @Nullable [] value, LogPosition position, Rejection rejection, Scope scope) {
        Headers headers = new RecordHeaders();
        put(headers, DeadLetterHeaders.REASON, rejection.reason().name());
        if (rejection.field() != null) {
            put(headers, DeadLetterHeaders.FIELD, rejection.field());
        }
        put(headers, DeadLetterHeaders.RULE, rejection.rule());
        put(headers, DeadLetterHeaders.SOURCE_TOPIC, position.topic());
        put(headers, DeadLetterHeaders.SOURCE_PARTITION, Integer.toString(position.partition()));
        put(headers, DeadLetterHeaders.SOURCE_OFFSET, Long.toString(position.offset()));
        put(headers, DeadLetterHeaders.SOURCE_APPEND_TIME, Long.toString(position.appendTime()));
        put(headers, DeadLetterHeaders.APPLICATION, application);
        put(headers, DeadLetterHeaders.SCOPE, scope.name());
        return new Record<>(OutputKey.at(position.partition(), key), value, position.appendTime(), headers);
    }

    private static void put(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
