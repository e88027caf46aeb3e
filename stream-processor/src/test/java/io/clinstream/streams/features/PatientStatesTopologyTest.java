package io.clinstream.streams.features;

import static io.clinstream.streams.testing.CanonicalInput.aReading;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.streams.runtime.OutputKey;
import io.clinstream.streams.testing.CanonicalInput;
import io.clinstream.streams.testing.FeaturesFixture;
import io.clinstream.streams.testing.Vector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/**
 * The heap is only a cache: a history with many patients gives the same vectors whatever the heap holds, and whether or
 * not the task was started anew in the middle.
 */
class PatientStatesTopologyTest {

    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final long SEED = 20_240_301L;

    /** An event or tick and when it was appended. */
    private record Appended(CanonicalEvent event, Instant time) {}

    @Test
    void shouldGiveTheSameVectorsWhateverTheHeapHolds() {
        // Given
        List<Appended> log = log();

        // When
        List<String> roomy = hashes(log, 1000);
        List<String> crowded = hashes(log, 1);

        // Then
        assertThat(roomy).hasSizeGreaterThan(150).isEqualTo(crowded);
    }

    @Test
    void shouldGoOnAfterARestartAsIfThereHadBeenNone() {
        // Given
        List<Appended> log = log();

        // When
        List<String> uninterrupted = new Task().run(log, Integer.MAX_VALUE);
        List<String> interrupted = new Task().run(log, 7);

        // Then
        assertThat(uninterrupted).hasSizeGreaterThan(150).isEqualTo(interrupted);
    }

    @Test
    void shouldFindSilentPatientsAfterARestart() {
        // Given
        Task task = new Task();
        Instant measured = START.plus(Duration.ofHours(10));
        CanonicalEvent reading =
                aReading("PT1").of("heart_rate", "72").at(measured).event();
        CanonicalEvent tick = CanonicalInput.aTick();
        task.run(List.of(new Appended(reading, measured), new Appended(tick, measured)), Integer.MAX_VALUE);
        task.restart();

        // When
        List<String> vectors =
                task.run(List.of(new Appended(tick, measured.plus(Duration.ofHours(1)))), Integer.MAX_VALUE);

        // Then
        assertThat(vectors).hasSize(1);
    }

    private static List<String> hashes(List<Appended> log, int patientsInMemory) {
        try (FeaturesFixture features = FeaturesFixture.holding(patientsInMemory)) {
            log.forEach(appended -> features.append(appended.event(), appended.time()));
            return features.vectors().stream().map(Vector::sha256).toList();
        }
    }

    /** Three days of five patients with pauses, repetitions and late readings, and a tick every hour. */
    private static List<Appended> log() {
        Random random = new Random(SEED);
        List<Appended> log = new ArrayList<>();
        for (int hour = 0; hour < 72; hour++) {
            Instant now = START.plus(Duration.ofHours(hour));
            for (int patient = 1; patient <= 5; patient++) {
                if (random.nextInt(3) == 0) {
                    Instant at = now.minus(Duration.ofMinutes(random.nextInt(4) * 37L));
                    log.add(new Appended(
                            aReading("PT" + patient)
                                    .of("heart_rate", Integer.toString(60 + random.nextInt(40)))
                                    .of("spo2", Integer.toString(90 + random.nextInt(10)))
                                    .at(at)
                                    .event(),
                            now));
                }
            }
            log.add(new Appended(CanonicalInput.aTick(), now.plusSeconds(1)));
        }
        return log;
    }

    /** A task over stores that outlive its processor. */
    private static final class Task {

        private final Topics topics = Topics.byDefault();
        private final InMemorySchemas schemas = new InMemorySchemas();
        private final AvroDecoder decoder = new AvroDecoder(schemas);
        private final MockProcessorContext<OutputKey, byte[]> context = new MockProcessorContext<>();
        private FeaturesProcessor processor;
        private long offset;
        private long streamTime;

        Task() {
            store(FeaturesTopology.PATIENT_FACTS);
            store(FeaturesTopology.PATIENT_CLOCK);
            this.processor = started();
        }

        void restart() {
            this.processor = started();
        }

        /** Hashes of the vectors of a log, with a restart after every so many records. */
        List<String> run(List<Appended> log, int restartEvery) {
            context.resetForwards();
            for (Appended appended : log) {
                long time = appended.time().toEpochMilli();
                streamTime = Math.max(time, streamTime);
                context.setRecordMetadata(topics.events().name(), 0, offset++);
                context.setCurrentStreamTimeMs(streamTime);
                byte[] value = schemas.<CanonicalEvent>serializer()
                        .serialize(topics.events().name(), appended.event());
                processor.process(new Record<>(null, value, time));
                if (offset % restartEvery == 0) {
                    restart();
                }
            }
            return context.forwarded(FeaturesTopology.EGRESS_VECTORS).stream()
                    .map(forward -> new Vector(decoder.decode(forward.record().value())).sha256())
                    .toList();
        }

        private FeaturesProcessor started() {
            FeaturesProcessor fresh = new FeaturesProcessor(
                    FeaturesFixture.parts(topics, schemas, 1000, new FeaturesMeters(new SimpleMeterRegistry())));
            fresh.init(context);
            return fresh;
        }

        private void store(String name) {
            KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .withCachingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
    }
}
