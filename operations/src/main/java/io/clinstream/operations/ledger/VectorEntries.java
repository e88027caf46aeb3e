package io.clinstream.operations.ledger;

import io.clinstream.platform.registry.AvroDecoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Notes down vectors, and keeps the newest few of every patient whole: Redis may be a moment behind or ahead of us. */
final class VectorEntries {

    private static final int KEPT = 4;

    private final AvroDecoder decoder;
    private final Map<String, Deque<GenericRecord>> newest = new HashMap<>();

    VectorEntries(AvroDecoder decoder) {
        this.decoder = decoder;
    }

    /** Takes records in and notes them down with {@code writer}. */
    Consumer<ConsumerRecord<byte[], byte[]>> into(LedgerBook.Writer writer) {
        return row -> {
            GenericRecord vector = decoder.decode(row.value());
            String patient = vector.get("patient_id").toString();
            writer.add(row.partition(), row.offset(), patient, vector.get("vector_sha256"));
            keep(newest.computeIfAbsent(patient, unseen -> new ArrayDeque<>()), vector);
        };
    }

    /** The last vector of every patient. */
    Map<String, GenericRecord> last() {
        Map<String, GenericRecord> last = new HashMap<>();
        newest.forEach((patient, vectors) -> last.put(patient, vectors.getLast()));
        return last;
    }

    /** The vector of that version among the newest of a patient, but none older than {@code oldest}. */
    Optional<GenericRecord> find(String patient, @Nullable String version, GenericRecord oldest) {
        return newest.getOrDefault(patient, new ArrayDeque<>()).stream()
                .filter(vector -> OnlineCheck.version(vector).equals(version) && !isOlder(vector, oldest))
                .findFirst();
    }

    private static void keep(Deque<GenericRecord> vectors, GenericRecord vector) {
        if (vectors.isEmpty() || !isOlder(vector, vectors.getLast())) {
            vectors.addLast(vector);
        }
        if (vectors.size() > KEPT) {
            vectors.removeFirst();
        }
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
