package io.clinstream.features.training;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.contract.Topics;
import io.clinstream.engine.history.Outcome;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.parquet.OfflineFormat;
import io.clinstream.features.parquet.SilverFormat;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.AdverseEventFacts;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.SubjectFacts;
import io.clinstream.schema.TimePrecision;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.Conflation;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.PartitionTimeline;
import io.clinstream.timeline.PatientClock;
import io.clinstream.timeline.TimelineOutput;
import io.clinstream.timeline.heap.HeapPatients;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A trial whose canonical log goes through the engine, and whose events and vectors lie in a bucket in memory, in the very
 * files the sinks write: one partition, each event appended when it is told.
 */
public final class TrialStore {

    private static final Topics TOPICS = Topics.byDefault();
    private static final String TOPIC_ID = "abcdefgh";

    private final InMemoryObjectStore bucket = new InMemoryObjectStore(Clock.systemUTC());
    private final InMemorySchemas schemas = new InMemorySchemas();
    private final AvroDecoder decoder = new AvroDecoder(schemas);
    private final List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> vectors = new ArrayList<>();
    private final PartitionTimeline timeline =
            new PartitionTimeline(new HeapPatients(VectorPlan.current(), 1_000), Conflation.off(), new Emitted());
    private final int rowsPerObject;
    private long eventOffset;
    private long vectorOffset;

    /** An empty trial whose objects hold at most that many rows. */
    public TrialStore(int rowsPerObject) {
        this.rowsPerObject = rowsPerObject;
    }

    /** Its bucket. */
    public InMemoryObjectStore bucket() {
        return bucket;
    }

    /** A decoder of its events. */
    public AvroDecoder decoder() {
        return decoder;
    }

    /** A laboratory result, collected and appended at these instants. */
    public void lab(String patient, String code, String value, Instant collected, Instant appended, int version) {
        MeasurementCode known = MeasurementCode.ofCode(code).orElseThrow();
        Measurement measurement = Measurement.newBuilder()
                .setCode(code)
                .setValueScaled(ScaledValue.rounded(new BigDecimal(value), known.decimals())
                        .unscaled())
                .setDecimals(known.decimals())
                .setUnit(known.unit())
                .setOriginalValue(value)
                .build();
        append(
                event(patient, EventKind.LAB, collected, "lab-" + code + collected + version)
                        .setMeasurements(List.of(measurement))
                        .setVersion(version)
                        .setStatus(version == 1 ? ReportStatus.FINAL : ReportStatus.CORRECTED)
                        .build(),
                appended);
    }

    /** A heart rate. */
    public void heartRate(String patient, String value, Instant at) {
        MeasurementCode known = MeasurementCode.ofCode("heart_rate").orElseThrow();
        append(
                event(patient, EventKind.VITALS, at, "hr-" + at)
                        .setMeasurements(List.of(Measurement.newBuilder()
                                .setCode("heart_rate")
                                .setValueScaled(ScaledValue.rounded(new BigDecimal(value), known.decimals())
                                        .unscaled())
                                .setDecimals(known.decimals())
                                .setUnit(known.unit())
                                .setOriginalValue(value)
                                .build()))
                        .build(),
                at);
    }

    /** An adverse event that begins and is reported at these instants. */
    public void adverseEvent(String patient, String id, Instant onset, Instant appended) {
        append(
                event(patient, EventKind.ADVERSE_EVENT, onset, "ae-" + id)
                        .setAdverseEvent(AdverseEventFacts.newBuilder()
                                .setAdverseEventId(id)
                                .setTerm("Headache")
                                .setGrade(2)
                                .build())
                        .build(),
                appended);
    }

    /** A subject who was first dosed at that instant, which is when it is known. */
    public void dosed(String patient, Instant firstDose) {
        append(
                event(patient, EventKind.SUBJECT, firstDose, "subject")
                        .setSubject(SubjectFacts.newBuilder()
                                .setFirstDoseAt(firstDose)
                                .build())
                        .build(),
                firstDose);
    }

    /** Puts everything that is not in the bucket yet into objects. */
    public void flush() {
        put(new SilverFormat(TOPICS, decoder), events);
        put(new OfflineFormat(TOPICS, decoder), vectors);
    }

    private static CanonicalEvent.Builder event(String patient, EventKind kind, Instant at, String id) {
        return CanonicalEvent.newBuilder()
                .setKind(kind)
                .setEventId(patient + "-" + id)
                .setPatientId(patient)
                .setStudyId("S1")
                .setSource("source-1")
                .setEventTime(at)
                .setEventTimePrecision(TimePrecision.MILLI)
                .setIngestedAt(at)
                .setSourceTopic("clinical.raw")
                .setSourcePartition(0)
                .setSourceOffset(17L);
    }

    private void append(CanonicalEvent event, Instant appended) {
        long offset = eventOffset++;
        events.add(record(TOPICS.events().name(), offset, appended.toEpochMilli(), event));
        LogPosition position = new LogPosition(TOPICS.events().name(), 0, offset, appended.toEpochMilli());
        if (timeline.take(event, position, appended.toEpochMilli()).isPresent()) {
            throw new IllegalArgumentException("the engine refuses " + event.getEventId());
        }
    }

    private ConsumerRecord<byte[], byte[]> record(String topic, long offset, long appended, IndexedRecord value) {
        byte[] bytes = AvroEncoder.encode(schemas.idOf(value.getSchema()), value);
        return new ConsumerRecord<>(
                topic,
                0,
                offset,
                appended,
                TimestampType.LOG_APPEND_TIME,
                0,
                bytes.length,
                "key".getBytes(StandardCharsets.UTF_8),
                bytes,
                new RecordHeaders(),
                Optional.empty());
    }

    private <R> void put(ChunkFormat<R> format, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> folders = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String folder = format.layout().folder(Instant.ofEpochMilli(record.timestamp()));
            folders.computeIfAbsent(folder, any -> new ArrayList<>()).add(record);
        }
        folders.forEach((folder, all) -> {
            for (int from = 0; from < all.size(); from += rowsPerObject) {
                put(format, folder, all.subList(from, Math.min(from + rowsPerObject, all.size())));
            }
        });
        records.clear();
    }

    private <R> void put(ChunkFormat<R> format, String folder, List<ConsumerRecord<byte[], byte[]>> records) {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        ChunkChain chain = new ChunkChain(format.base(first.topic()), first.topic(), TOPIC_ID, 0, format.layout());
        ChunkEncoder<R> chunk = format.open(format.read(first, TOPIC_ID).orElseThrow());
        records.forEach(record -> chunk.add(format.read(record, TOPIC_ID).orElseThrow()));
        bucket.putIfAbsent(chain.key(folder, first.offset()), chunk.finish(), Map.of());
    }

    private final class Emitted implements TimelineOutput {

        @Override
        public void vector(String patientId, FeatureVector vector, PatientClock clock, Cause cause) {
            Schema schema = FeatureVectorSchema.schema();
            GenericRecord row = new GenericData.Record(schema);
            row.put("patient_id", patientId);
            row.put("study_id", clock.studyId());
            row.put("as_of", vector.asOf());
            row.put("known_at", clock.knownAt());
            row.put("trigger", symbol(schema, "trigger", cause.trigger().name()));
            row.put("event_id", cause.eventId());
            row.put("canonical_partition", cause.position().partition());
            row.put("canonical_offset", cause.position().offset());
            row.put("sequence", cause.sequence());
            row.put("log_epoch", 1);
            row.put("clock", symbol(schema, "clock", clock.mode().name()));
            row.put("last_accepted_at", clock.lastAcceptedAt());
            row.put("feature_set", vector.catalog().featureSet());
            row.put("vector_sha256", vector.vectorSha256(patientId));
            GenericRecord features =
                    new GenericData.Record(schema.getField("features").schema());
            for (int index = 0; index < vector.size(); index++) {
                features.put(index, vector.value(index));
            }
            row.put("features", features);
            vectors.add(record(
                    TOPICS.features().name(), vectorOffset++, cause.position().appendTime() + 5, row));
        }

        @Override
        public void conflated() {
            throw new IllegalStateException("conflation is off");
        }

        @Override
        public void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
            // Silver's accepted rows play no part here.
        }

        private GenericData.EnumSymbol symbol(Schema schema, String field, String name) {
            return new GenericData.EnumSymbol(schema.getField(field).schema(), name);
        }
    }
}
