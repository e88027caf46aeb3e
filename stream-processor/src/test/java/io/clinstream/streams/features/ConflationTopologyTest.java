package io.clinstream.streams.features;

import static io.clinstream.streams.testing.CanonicalInput.aReading;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ReportStatus;
import io.clinstream.streams.testing.CanonicalInput;
import io.clinstream.streams.testing.FeaturesFixture;
import io.clinstream.streams.testing.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Conflation leaves out vectors, changes none, and leaves out none that is not replaced by the next tick. */
class ConflationTopologyTest {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Instant START = Instant.parse("2024-03-01T10:00:00Z");
    private static final int RECORDS = 1500;
    private static final long SEED = 20_261_121L;

    /** An event or tick and when it was appended. */
    private record Appended(CanonicalEvent event, Instant time) {}

    @Test
    void shouldWriteTheFirstOfABurstAtOnceAndTheLastAtTheTick() {
        try (FeaturesFixture features = FeaturesFixture.conflating(1000, INTERVAL)) {
            // When
            for (int number = 0; number < 4; number++) {
                Instant now = START.plusMillis(number * 50L);
                features.append(
                        aReading("PT1").of("heart_rate", "7" + number).at(now).event(), now);
            }
            assertThat(features.vectors()).hasSize(1);
            features.append(CanonicalInput.aTick(), START.plusSeconds(5));

            // Then
            assertThat(features.vectors()).singleElement().satisfies(vector -> {
                assertThat(vector.trigger()).isEqualTo("EVENT");
                assertThat(vector.row().get("as_of"))
                        .isEqualTo(START.plusMillis(150).toEpochMilli());
                assertThat(vector.feature("heart_rate_last")).isEqualTo(73.0);
            });
            assertThat(features.count("clinstream.features.conflated")).isEqualTo(2);
        }
    }

    @Test
    void shouldNeverWithholdACorrection() {
        try (FeaturesFixture features = FeaturesFixture.conflating(1000, INTERVAL)) {
            // When
            features.append(aReading("PT1").of("heart_rate", "72").at(START).event(), START);
            features.append(
                    aReading("PT1")
                            .of("heart_rate", "74")
                            .at(START)
                            .version(2, ReportStatus.CORRECTED)
                            .event(),
                    START.plusMillis(10));

            // Then
            assertThat(features.vectors()).extracting(Vector::trigger).containsExactly("EVENT", "CORRECTION");
        }
    }

    @Test
    void shouldLeaveOutOnlyVectorsThatANewerOneReplacesBeforeTheNextTickIsOver() {
        // Given
        List<Appended> log = log();

        // When
        List<Vector> all = run(FeaturesFixture.roomy(), log, RECORDS);
        List<Vector> conflated = run(FeaturesFixture.conflating(1000, INTERVAL), log, RECORDS);

        // Then
        assertThat(conflated.size()).isLessThan(all.size() * 2 / 3);
        assertThat(texts(all)).containsAll(texts(conflated));
        assertThat(new HashSet<>(texts(conflated))).hasSameSizeAs(conflated);
        assertOrderOfEachPatient(conflated);
        Map<String, Vector> newest = new HashMap<>();
        conflated.forEach(vector -> newest.put(vector.patientId(), vector));
        all.stream()
                .collect(Collectors.groupingBy(Vector::patientId))
                .forEach((patient, vectors) -> assertThat(newest.get(patient).envelope())
                        .isEqualTo(vectors.get(vectors.size() - 1).envelope()));
        assertThat(texts(conflated))
                .containsAll(texts(all.stream()
                        .filter(vector -> !vector.trigger().equals("EVENT"))
                        .toList()));
    }

    @Test
    void shouldWriteTheSameWhateverTheHeapHolds() {
        // Given
        List<Appended> log = log();

        // When
        List<String> uninterrupted = texts(run(FeaturesFixture.conflating(1000, INTERVAL), log, RECORDS));
        List<String> crowded = texts(run(FeaturesFixture.conflating(1, INTERVAL), log, RECORDS));

        // Then
        assertThat(crowded).isEqualTo(uninterrupted);
    }

    @Test
    void shouldWriteAfterARestartWhatWasWithheldBefore() {
        try (FeaturesFixture features = FeaturesFixture.conflating(1000, INTERVAL)) {
            // Given
            features.append(aReading("PT1").of("heart_rate", "72").at(START).event(), START);
            features.append(
                    aReading("PT1")
                            .of("heart_rate", "80")
                            .at(START.plusMillis(40))
                            .event(),
                    START.plusMillis(40));
            assertThat(features.vectors()).hasSize(1);

            // When
            features.restart();
            features.append(CanonicalInput.aTick(), START.plusSeconds(5));

            // Then
            assertThat(features.vectors()).singleElement().satisfies(vector -> {
                assertThat(vector.row().get("as_of"))
                        .isEqualTo(START.plusMillis(40).toEpochMilli());
                assertThat(vector.row().get("event_id").toString())
                        .isEqualTo("e-PT1-" + START.plusMillis(40).toEpochMilli() + "-1");
                assertThat(vector.feature("heart_rate_last")).isEqualTo(80.0);
            });
        }
    }

    private static List<Vector> run(FeaturesFixture fixture, List<Appended> log, int records) {
        try (FeaturesFixture features = fixture) {
            log.stream().limit(records).forEach(appended -> features.append(appended.event(), appended.time()));
            return features.vectors();
        }
    }

    private static List<String> texts(List<Vector> vectors) {
        return vectors.stream().map(Vector::envelope).toList();
    }

    private static void assertOrderOfEachPatient(List<Vector> vectors) {
        vectors.stream()
                .collect(Collectors.groupingBy(Vector::patientId))
                .forEach((patient, own) -> assertThat(own)
                        .isSortedAccordingTo(
                                (one, other) -> Long.compare((Long) one.row().get("canonical_offset"), (Long)
                                        other.row().get("canonical_offset"))));
    }

    /** Bursts of eight patients, late and corrected readings among them, repetitions, and a tick now and then. */
    private static List<Appended> log() {
        Random random = new Random(SEED);
        List<Appended> log = new ArrayList<>();
        Instant now = START;
        while (log.size() < RECORDS - 1) {
            now = now.plusMillis(random.nextInt(60) == 0 ? random.nextInt(4_000_000) : random.nextInt(40));
            int kind = random.nextInt(30);
            if (kind == 0) {
                log.add(new Appended(CanonicalInput.aTick(), now));
            } else if (kind == 1 && !log.isEmpty()) {
                log.add(new Appended(log.get(random.nextInt(log.size())).event(), now));
            } else {
                Instant at = now.minusMillis(random.nextInt(10) == 0 ? random.nextInt(8_000_000) : 0);
                log.add(new Appended(
                        aReading("PT" + random.nextInt(8))
                                .of("heart_rate", Integer.toString(60 + random.nextInt(60)))
                                .at(at)
                                .version(1 + random.nextInt(2), ReportStatus.FINAL)
                                .event(),
                        now));
            }
        }
        log.add(new Appended(CanonicalInput.aTick(), now.plusSeconds(1)));
        return log;
    }
}
