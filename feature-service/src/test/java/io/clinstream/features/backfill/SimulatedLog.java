package io.clinstream.features.backfill;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.contract.Topics;
import io.clinstream.features.bronze.BronzeFormat;
import io.clinstream.features.chunk.Chunk;
import io.clinstream.features.chunk.ChunkChain;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.chunk.PartitionArchive;
import io.clinstream.features.chunk.Rotation;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.AdverseEventFacts;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.TimePrecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * One partition of a canonical log of a day and a half: patients on a ward, duplicates, corrections, silence, loads that reach
 * years back, and records that nobody can read. The same seed gives the same log.
 */
final class SimulatedLog {

    static final String TOPIC = Topics.byDefault().events().name();
    static final String TOPIC_ID = "AbCdEfGh";
    static final Instant BEGIN = Instant.parse("2026-01-10T22:00:00Z");

    private static final long MINUTE = 60_000;
    private static final int MINUTES = 32 * 60;
    private static final int STEP = 10;

    private final InMemorySchemas schemas;
    private final int partition;
    private final Random random;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long offset;
    private long now = BEGIN.toEpochMilli();

    SimulatedLog(InMemorySchemas schemas, int partition, long seed) {
        this.schemas = schemas;
        this.partition = partition;
        this.random = new Random(seed + partition);
    }

    /** Schemas in which the log's events have the first id, in whichever process. */
    static InMemorySchemas schemas() {
        InMemorySchemas schemas = new InMemorySchemas();
        schemas.idOf(CanonicalEvent.getClassSchema());
        return schemas;
    }

    /** Writes the whole log. */
    SimulatedLog happen() {
        for (int minute = 0; minute < MINUTES; minute += STEP) {
            now = BEGIN.toEpochMilli() + minute * MINUTE;
            for (int patient = 0; patient < 3; patient++) {
                ward("P" + partition + "-" + patient, minute);
            }
            if (minute == 600 || minute == 1200) {
                load("H" + partition + "-" + minute);
            }
            if (minute == 900) {
                append(new byte[] {0, 0, 0, 0, 1, 99});
                append(new byte[] {7});
                append((byte[]) null);
            }
            append(event(EventKind.TICK, null, now).build());
            offset += random.nextInt(3);
        }
        return this;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** Puts the log into bronze as the sink does. */
    void archive(ObjectStore store) {
        archive(new BronzeFormat(new AvroDecoder(schemas)), store);
    }

    private <R> void archive(ChunkFormat<R> format, ObjectStore store) {
        ChunkChain chain = new ChunkChain("raw/" + TOPIC, TOPIC, TOPIC_ID, partition, format.layout());
        Rotation rotation = new Rotation(1 << 20, 10_000, Rotation.Ages.always(Duration.ofHours(1)), 1 << 24);
        PartitionArchive<R> archive = new PartitionArchive<>(chain, format, rotation, 0);
        records.forEach(record -> archive.append(record, Instant.EPOCH));
        archive.finish();
        Optional<Chunk> next = archive.oldestFinished();
        while (next.isPresent()) {
            Chunk chunk = next.get();
            store.putIfAbsent(chunk.key(), chunk.content(), chunk.metadata());
            archive.durable(chunk, chunk.lastOffset());
            next = archive.oldestFinished();
        }
    }

    private void ward(String patientId, int minute) {
        if (minute > 700 && patientId.endsWith("-2")) {
            return;
        }
        CanonicalEvent reading = event(EventKind.VITALS, patientId, now - random.nextInt(90_000))
                .setMeasurements(List.of(
                        measurement("heart_rate", 60 + random.nextInt(60)),
                        measurement("bp_systolic", 100 + random.nextInt(50)),
                        measurement("bp_diastolic", 60 + random.nextInt(20)),
                        measurement("respiratory_rate", 12 + random.nextInt(12))))
                .build();
        append(reading);
        int luck = random.nextInt(100);
        if (luck < 5) {
            append(reading);
        } else if (luck < 8) {
            append(CanonicalEvent.newBuilder(reading)
                    .setVersion(2)
                    .setStatus(ReportStatus.CORRECTED)
                    .setMeasurements(List.of(measurement("heart_rate", 70)))
                    .build());
        } else if (luck < 10) {
            append(CanonicalEvent.newBuilder(reading)
                    .setStatus(ReportStatus.ENTERED_IN_ERROR)
                    .build());
        } else if (luck < 12) {
            append(event(EventKind.LAB, patientId, now - 3_600_000)
                    .setMeasurements(List.of(measurement("creatinine", 1)))
                    .build());
        } else if (luck < 14) {
            append(event(EventKind.ADVERSE_EVENT, patientId, now - 600_000)
                    .setAdverseEvent(AdverseEventFacts.newBuilder()
                            .setAdverseEventId("AE-" + minute)
                            .setTerm("Nausea")
                            .setGrade(1 + random.nextInt(4))
                            .build())
                    .build());
        }
    }

    /** Years of a patient in a minute; then somebody else claims to be that patient, live. */
    private void load(String patientId) {
        long then = now - Duration.ofDays(800).toMillis();
        for (int visit = 0; visit < 6; visit++) {
            then += Duration.ofDays(random.nextInt(20)).toMillis() + random.nextInt(1_000_000);
            append(event(EventKind.VITALS, patientId, then)
                    .setClock(ClockMode.HISTORICAL)
                    .setLoadId("load-1")
                    .setMeasurements(List.of(measurement("heart_rate", 50 + random.nextInt(60))))
                    .build());
        }
        append(event(EventKind.END_OF_LOAD, patientId, then)
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load-1")
                .build());
        append(event(EventKind.VITALS, patientId, now)
                .setMeasurements(List.of(measurement("heart_rate", 80)))
                .build());
    }

    private CanonicalEvent.Builder event(EventKind kind, String patientId, long eventTime) {
        CanonicalEvent.Builder event = CanonicalEvent.newBuilder()
                .setKind(kind)
                .setEventId("e-" + partition + "-" + offset)
                .setEventTime(Instant.ofEpochMilli(eventTime))
                .setEventTimePrecision(TimePrecision.MILLI)
                .setIngestedAt(Instant.ofEpochMilli(now));
        return patientId == null
                ? event
                : event.setPatientId(patientId)
                        .setStudyId("S1")
                        .setSiteId(patientId.endsWith("1") ? null : "SITE-1")
                        .setSource("monitor-1")
                        .setSourceTopic("clinical.vitals")
                        .setSourcePartition(0)
                        .setSourceOffset(offset);
    }

    private static Measurement measurement(String name, long value) {
        MeasurementCode code = MeasurementCode.ofCode(name).orElseThrow();
        return Measurement.newBuilder()
                .setCode(name)
                .setValueScaled(value * Math.round(Math.pow(10, code.decimals())))
                .setDecimals(code.decimals())
                .setUnit(code.unit())
                .setOriginalValue(Long.toString(value))
                .build();
    }

    private void append(CanonicalEvent event) {
        append(schemas.<CanonicalEvent>serializer().serialize(TOPIC, event));
    }

    /** Append times step back a little now and then, as those of batches do. */
    private void append(byte[] value) {
        now += random.nextInt(200) - 20;
        records.add(new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                now,
                TimestampType.LOG_APPEND_TIME,
                0,
                value == null ? 0 : value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty()));
        offset++;
    }
}
