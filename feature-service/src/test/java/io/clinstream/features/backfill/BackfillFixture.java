package io.clinstream.features.backfill;

import io.clinstream.engine.history.Outcome;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.features.backfill.checkpoint.WithheldInHeap;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.stores.Checksum;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.Conflation;
import io.clinstream.timeline.LogPosition;
import io.clinstream.timeline.PartitionTimeline;
import io.clinstream.timeline.PatientClock;
import io.clinstream.timeline.TimelineOutput;
import io.clinstream.timeline.heap.HeapPatients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Backfills of a simulated log, and what they must give. */
final class BackfillFixture {

    static final int PARTITIONS = 2;
    static final BackfillSizes SMALL = new BackfillSizes(4 * 1024 * 1024, 300, 700, 250);

    private BackfillFixture() {}

    static InMemorySchemas archived(ObjectStore store, long seed) {
        InMemorySchemas schemas = SimulatedLog.schemas();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            new SimulatedLog(schemas, partition, seed).happen().archive(store);
        }
        return schemas;
    }

    static BackfillRequest request(String name) {
        return request(name, BackfillRequest.Range.ALL, Duration.ZERO);
    }

    static BackfillRequest request(String name, BackfillRequest.Range range, Duration conflation) {
        return new BackfillRequest(name, SimulatedLog.TOPIC, "", range, VectorPlan.current(), 1, conflation);
    }

    /** Runs a backfill, or goes on with it, in a folder of its own. */
    static BackfillManifest run(ObjectStore store, BackfillRequest request, BackfillSizes sizes, Path folder) {
        try {
            Path own = Files.createTempDirectory(folder, "run-");
            return new Backfill(store, SimulatedLog.schemas(), request, sizes, own, Progress.NONE).run();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What readers see: every file and the manifest, by name without the backfill's own. */
    static Map<String, String> results(ObjectStore store, String name) {
        String folder = new BackfillPaths(name).folder();
        Map<String, String> results = new TreeMap<>();
        for (ObjectInfo object : store.list(folder)) {
            boolean memory = object.key().endsWith(".patients.zst");
            String content = memory ? "" : Checksum.of(store.find(object.key()).orElseThrow());
            results.put(object.key().substring(folder.length()), content);
        }
        return results;
    }

    /** Hashes of the vectors of the log by partition, offset, patient and sequence: the engine in one go. */
    static Map<String, String> expected(long seed, Duration conflation) {
        Map<String, String> hashes = new TreeMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            InMemorySchemas schemas = SimulatedLog.schemas();
            replay(new SimulatedLog(schemas, partition, seed).happen().records(), schemas, conflation, hashes);
        }
        return hashes;
    }

    private static void replay(
            List<ConsumerRecord<byte[], byte[]>> records,
            InMemorySchemas schemas,
            Duration conflation,
            Map<String, String> hashes) {
        TimelineOutput output = new TimelineOutput() {
            @Override
            public void vector(String patientId, FeatureVector vector, PatientClock clock, Cause cause) {
                LogPosition at = cause.position();
                hashes.put(
                        at.partition() + " " + at.offset() + " " + patientId + " " + cause.sequence(),
                        vector.vectorSha256(patientId) + " " + cause.trigger() + " " + clock.knownAt() + " "
                                + at.appendTime());
            }

            @Override
            public void conflated() {
                // Not looked at.
            }

            @Override
            public void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
                // Not looked at.
            }
        };
        WithheldInHeap withheld = new WithheldInHeap();
        PartitionTimeline timeline = new PartitionTimeline(
                new HeapPatients(VectorPlan.current(), 100),
                conflation.isZero() ? Conflation.off() : Conflation.over(conflation, withheld),
                output);
        AvroDecoder decoder = new AvroDecoder(schemas);
        long streamTime = Long.MIN_VALUE;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            streamTime = Math.max(streamTime, record.timestamp());
            if (record.value() != null) {
                try {
                    timeline.take(
                            decoder.decode(record.value(), CanonicalEvent.class),
                            new LogPosition(record.topic(), record.partition(), record.offset(), record.timestamp()),
                            streamTime);
                } catch (UndecodableException poison) {
                    // The live application sends it to the dead letter.
                }
            }
        }
    }
}
