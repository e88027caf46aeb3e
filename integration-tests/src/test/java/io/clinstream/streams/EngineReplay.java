package io.clinstream.streams;

import io.clinstream.engine.vector.VectorHash;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.streams.testing.FeaturesFixture;
import io.clinstream.streams.testing.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The engine over the canonical log, in one thread and without interruption.
 *
 * @param log decodes
 * @param events all that is committed in {@code clinical.events}
 */
record EngineReplay(PrivateTopics log, List<ConsumerRecord<byte[], byte[]>> events) {

    static EngineReplay over(PrivateTopics log) {
        return new EngineReplay(log, log.committed(log.topics().events()));
    }

    /** What must be committed for the records of a partition before an offset. */
    List<String> expected(int partition, long before) {
        List<Long> offsets = new ArrayList<>();
        try (FeaturesFixture features = FeaturesFixture.roomy()) {
            for (ConsumerRecord<byte[], byte[]> record :
                    log.committed(log.topics().events())) {
                if (record.partition() == partition && record.offset() < before) {
                    offsets.add(record.offset());
                    features.append(log.decode(record, CanonicalEvent.class), Instant.ofEpochMilli(record.timestamp()));
                }
            }
            return features.vectors().stream()
                    .map(vector -> described(vector, partition, offsets.get(Math.toIntExact(offset(vector)))))
                    .toList();
        }
    }

    /** What of these vectors is about the records of a partition before an offset, each hash compared with its values. */
    static List<String> committed(List<Vector> vectors, int partition, long before) {
        return vectors.stream()
                .filter(vector -> vector.row().get("canonical_partition").equals(partition) && offset(vector) < before)
                .map(vector -> described(vector, partition, offset(vector)))
                .toList();
    }

    private static long offset(Vector vector) {
        return (Long) vector.row().get("canonical_offset");
    }

    private static String described(Vector vector, int partition, long offset) {
        GenericRecord row = vector.row();
        if (!recomputed(row).equals(vector.sha256())) {
            throw new AssertionError("the hash at offset " + offset + " is not that of its values");
        }
        row.put("canonical_partition", partition);
        row.put("canonical_offset", offset);
        return vector.envelope();
    }

    private static String recomputed(GenericRecord row) {
        GenericRecord features = (GenericRecord) row.get("features");
        List<@Nullable Double> values = new ArrayList<>();
        features.getSchema().getFields().forEach(field -> values.add((Double) features.get(field.pos())));
        return VectorHash.sha256(
                row.get("feature_set").toString(), row.get("patient_id").toString(), (Long) row.get("as_of"), values);
    }
}
