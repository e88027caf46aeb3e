package io.clinstream.operations.ledger;

import io.clinstream.platform.registry.AvroDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Notes down vectors, and keeps the last one of every patient whole. */
final class VectorEntries {

    private final AvroDecoder decoder;
    private final Map<String, GenericRecord> last = new HashMap<>();

    VectorEntries(AvroDecoder decoder) {
        this.decoder = decoder;
    }

    /** Takes records in and notes them down with {@code writer}. */
    Consumer<ConsumerRecord<byte[], byte[]>> into(LedgerBook.Writer writer) {
        return row -> {
            GenericRecord vector = decoder.decode(row.value());
            String patient = vector.get("patient_id").toString();
            writer.add(row.partition(), row.offset(), patient, vector.get("vector_sha256"));
            last.merge(patient, vector, (before, now) -> isOlder(now, before) ? before : now);
        };
    }

    /** The last vector of every patient. */
    Map<String, GenericRecord> last() {
        return Map.copyOf(last);
    }

    private static boolean isOlder(GenericRecord one, GenericRecord other) {
        for (String part : new String[] {"log_epoch", "canonical_partition", "canonical_offset", "sequence"}) {
            int order = Long.compare(((Number) one.get(part)).longValue(), ((Number) other.get(part)).longValue());
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }
}
