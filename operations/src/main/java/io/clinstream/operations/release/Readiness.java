package io.clinstream.operations.release;

import io.clinstream.clinical.RejectionReason;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/**
 * Whether the cause of a refusal is visibly still there: a time that lies ahead even now, a schema that the registry still
 * does not know. Such a record would only be refused again.
 */
final class Readiness {

    private final AvroDecoder decoder;
    private final Clock clock;

    Readiness(AvroDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    /** The refused record, where it can be read. */
    Optional<GenericRecord> record(Letter letter) {
        byte[] value = letter.value();
        try {
            return value == null ? Optional.empty() : Optional.of(decoder.decode(value));
        } catch (UndecodableException | UnknownSchemaException unreadable) {
            return Optional.empty();
        }
    }

    boolean isReady(Letter letter, Optional<GenericRecord> record) {
        if (letter.reason() == RejectionReason.UNKNOWN_SCHEMA) {
            return record.isPresent();
        }
        return letter.reason() != RejectionReason.CLOCK_SKEW
                || record.flatMap(read -> time(letter, read))
                        .filter(time -> time.isAfter(clock.instant()))
                        .isEmpty();
    }

    private static Optional<Instant> time(Letter letter, GenericRecord record) {
        return letter.field()
                .filter(record::hasField)
                .map(record::get)
                .filter(Long.class::isInstance)
                .map(time -> Instant.ofEpochMilli((Long) time));
    }
}
