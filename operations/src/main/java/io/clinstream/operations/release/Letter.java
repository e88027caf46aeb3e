package io.clinstream.operations.release;

import io.clinstream.clinical.RejectionReason;
import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.contract.ReleaseHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A dead letter of intake: where it lies, what it is about, and the bytes of the refused record. */
final class Letter {

    /** Place of a record in a topic that the context names. */
    record Place(int partition, long offset) {
        @Override
        public String toString() {
            return partition + "/" + offset;
        }
    }

    private static final String INTAKE = "intake";
    private static final String MEASUREMENT = "MEASUREMENT";

    private final ConsumerRecord<byte[], byte[]> record;
    private final RejectionReason reason;
    private final String topic;
    private final Place origin;

    private Letter(ConsumerRecord<byte[], byte[]> record, RejectionReason reason, String topic, Place origin) {
        this.record = record;
        this.reason = reason;
        this.topic = topic;
        this.origin = origin;
    }

    /** The letter in a record of the dead-letter topic; empty for notes, and for letters of other applications. */
    static Optional<Letter> in(ConsumerRecord<byte[], byte[]> record) {
        String application = header(record, DeadLetterHeaders.APPLICATION);
        String reason = header(record, DeadLetterHeaders.REASON);
        String topic = header(record, DeadLetterHeaders.SOURCE_TOPIC);
        String partition = header(record, DeadLetterHeaders.SOURCE_PARTITION);
        String offset = header(record, DeadLetterHeaders.SOURCE_OFFSET);
        Optional<RejectionReason> known = Arrays.stream(RejectionReason.values())
                .filter(one -> one.name().equals(reason))
                .findFirst();
        if (!INTAKE.equals(application) || known.isEmpty() || topic == null || partition == null || offset == null) {
            return Optional.empty();
        }
        Place origin = new Place(Integer.parseInt(partition), Long.parseLong(offset));
        return Optional.of(new Letter(record, known.get(), topic, origin));
    }

    /** Offset of the letter that a note says was released; empty where the record is no note. */
    static OptionalLong releasedBy(ConsumerRecord<byte[], byte[]> record) {
        String offset = header(record, ReleaseHeaders.RELEASED_LETTER);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(offset));
    }

    RejectionReason reason() {
        return reason;
    }

    /** Where it lies in the dead-letter topic. */
    Place place() {
        return new Place(record.partition(), record.offset());
    }

    /** Topic of the refused record. */
    String topic() {
        return topic;
    }

    /** Where the refused record lies in its topic. */
    Place origin() {
        return origin;
    }

    /** Whether it is about one measurement of a reading whose rest was accepted. */
    boolean isPartial() {
        return MEASUREMENT.equals(header(record, DeadLetterHeaders.SCOPE));
    }

    /** Field that broke the rule; empty where the record as a whole did. */
    Optional<String> field() {
        return Optional.ofNullable(header(record, DeadLetterHeaders.FIELD));
    }

    /** When the refused record was appended; of a letter that does not say, when the letter was. */
    Instant appendedAt() {
        String time = header(record, DeadLetterHeaders.SOURCE_APPEND_TIME);
        return Instant.ofEpochMilli(time == null ? record.timestamp() : Long.parseLong(time));
    }

    /** Key of the refused record, not copied. */
    byte @Nullable [] key() {
        return record.key();
    }

    /** Value of the refused record, not copied. */
    byte @Nullable [] value() {
        return record.value();
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
