package io.clinstream.features.seal;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.Samples;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkEncoder;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.parquet.FlatRow;
import io.clinstream.features.parquet.OfflineFormat;
import io.clinstream.features.parquet.SilverFormat;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.AdverseEventFacts;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.Sex;
import io.clinstream.schema.SubjectFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A bucket as the sinks fill it: vectors and canonical events in chains of objects. */
final class Bucket {

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    final InMemoryObjectStore store = new InMemoryObjectStore(Clock.fixed(NOW, ZoneOffset.UTC));

    private final Topics topics = Topics.byDefault();
    private final InMemorySchemas schemas = new InMemorySchemas();
    private final OfflineFormat offline = new OfflineFormat(topics, decoder());
    private final SilverFormat silver = new SilverFormat(topics, decoder());
    private long nextVector;
    private long nextEvent;

    AvroDecoder decoder() {
        return new AvroDecoder(schemas);
    }

    /** One object with a vector of each patient at each instant. */
    void vectors(String appended, List<String> patients, String... instants) {
        List<FlatRow> rows = new ArrayList<>();
        long first = nextVector;
        for (String patient : patients) {
            for (String instant : instants) {
                GenericRecord vector = Samples.vector(patient, nextVector, "news2_last", (double) nextVector);
                vector.put("as_of", Instant.parse(instant).toEpochMilli());
                rows.add(offline.read(record(topics.features(), nextVector++, appended, vector), Samples.TOPIC_ID)
                        .orElseThrow());
            }
        }
        put(offline, topics.features(), first, appended, rows);
    }

    /** An object of another date that repeats the last vector. */
    void again(String appended, String patient, String instant) {
        nextVector--;
        vectors(appended, List.of(patient), instant);
    }

    void treated(String patient, String appended) {
        event(
                appended,
                event(EventKind.SUBJECT, patient, "2026-01-01T00:00:00Z")
                        .setSubject(SubjectFacts.newBuilder()
                                .setSex(Sex.FEMALE)
                                .setFirstDoseAt(Instant.parse("2026-01-02T00:00:00Z"))
                                .build())
                        .build());
    }

    void adverseEvent(String patient, String appended, String onset, int version, ReportStatus status) {
        event(
                appended,
                event(EventKind.ADVERSE_EVENT, patient, onset)
                        .setVersion(version)
                        .setStatus(status)
                        .setAdverseEvent(AdverseEventFacts.newBuilder()
                                .setAdverseEventId("AE1")
                                .setTerm("Headache")
                                .setGrade(2)
                                .setGradeDerived(false)
                                .setSeriousConflict(false)
                                .build())
                        .build());
    }

    private static CanonicalEvent.Builder event(EventKind kind, String patient, String time) {
        return CanonicalEvent.newBuilder()
                .setKind(kind)
                .setEventId("e")
                .setPatientId(patient)
                .setStudyId("STUDY-1")
                .setSource("edc")
                .setEventTime(Instant.parse(time))
                .setIngestedAt(Instant.parse(time));
    }

    private void event(String appended, CanonicalEvent event) {
        long offset = nextEvent++;
        GenericRecord row = silver.read(record(topics.events(), offset, appended, event), Samples.TOPIC_ID)
                .orElseThrow();
        put(silver, topics.events(), offset, appended, List.of(row));
    }

    private ConsumerRecord<byte[], byte[]> record(Topic topic, long offset, String appended, IndexedRecord value) {
        return Samples.record(
                topic.name(),
                0,
                offset,
                Instant.parse(appended),
                AvroEncoder.encode(schemas.idOf(value.getSchema()), value));
    }

    private <R> void put(ChunkFormat<R> format, Topic topic, long first, String appended, List<R> rows) {
        ChunkEncoder<R> chunk = format.open(rows.get(0));
        rows.forEach(chunk::add);
        ChunkChain chain =
                new ChunkChain(format.base(topic.name()), topic.name(), Samples.TOPIC_ID, 0, format.layout());
        store.putIfAbsent(chain.key(format.layout().folder(Instant.parse(appended)), first), chunk.finish(), Map.of());
    }
}
