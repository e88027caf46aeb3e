package io.clinstream.streams.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.Source;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.testing.ChainFixture;
import io.clinstream.streams.testing.Letter;
import io.clinstream.streams.testing.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Wrong clocks and late arrivals, from the raw topic to the vector. */
class ClockSkewTopologyTest {

    private static final int DEVICES = 50;
    private static final int ROUNDS = 30;
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final long SEED = 20_240_301L;

    @Test
    void shouldRefuseADeviceADayAheadWithoutMovingTimeForAnybody() {
        try (ChainFixture alone = ChainFixture.standard();
                ChainFixture disturbed = ChainFixture.standard()) {
            // When
            List<String> expected = vectors(alone, false);
            List<String> found = vectors(disturbed, true);

            // Then
            assertThat(found).hasSize(DEVICES * (ROUNDS + 1)).isEqualTo(expected);
            assertThat(alone.deadLetters()).isEmpty();
            assertThat(disturbed.deadLetters()).hasSize(2 * ROUNDS).allSatisfy(record -> {
                Letter letter = new Letter(record);
                assertThat(letter.header(DeadLetterHeaders.REASON)).isEqualTo("CLOCK_SKEW");
                assertThat(letter.header(DeadLetterHeaders.FIELD)).isEqualTo("event_time");
                assertThat(letter.header(DeadLetterHeaders.SCOPE)).isEqualTo("RECORD");
            });
        }
    }

    @Test
    void shouldChangeExactlyTheWindowsThatALateEventBelongsTo() {
        try (ChainFixture without = ChainFixture.standard();
                ChainFixture late = ChainFixture.standard();
                ChainFixture inTime = ChainFixture.standard()) {
            // When
            GenericRecord before = threeHours(without, false, false);
            GenericRecord after = threeHours(late, false, true);
            GenericRecord expected = threeHours(inTime, true, false);

            // Then
            Set<String> changed = changed(before, after);
            assertThat(changed)
                    .contains(
                            "heart_rate_max_6h",
                            "heart_rate_mean_6h",
                            "heart_rate_max_24h",
                            "heart_rate_count_24h",
                            "heart_rate_mean_24h")
                    .allSatisfy(ClockSkewTopologyTest::mayKnowAHeartRateOfThreeHoursAgo);
            assertThat(new Vector(after).sha256()).isEqualTo(new Vector(expected).sha256());
            assertThat(late.deadLetters()).isEmpty();
        }
    }

    /** Fifty devices in turn, then silence until the first windows have run out; with a broken one that measures a patient of its own and one of the others. */
    private static List<String> vectors(ChainFixture chain, boolean disturbed) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            for (int device = 1; device <= DEVICES; device++) {
                send(chain, "monitor-" + device, "PT" + device, chain.now(), 60 + random.nextInt(60));
            }
            if (disturbed) {
                send(chain, "monitor-51", "PT51", chain.now().plus(A_DAY), 200);
                send(chain, "monitor-51", "PT7", chain.now().plus(A_DAY), 200);
            }
            chain.wait(PAUSE);
        }
        chain.wait(Duration.ofHours(2));
        return chain.vectors().stream().map(row -> new Vector(row).envelope()).toList();
    }

    /** A heart rate at noon, arriving then, three hours later, or never; the vector three hours after noon. */
    private static GenericRecord threeHours(ChainFixture chain, boolean inTime, boolean late) {
        Instant noon = chain.now();
        send(chain, "monitor-1", "PT1", noon.minus(Duration.ofMinutes(10)), 70);
        if (inTime) {
            send(chain, "monitor-1", "PT1", noon, 120);
        }
        chain.wait(Duration.ofMinutes(150));
        send(chain, "monitor-1", "PT1", chain.now(), 74);
        chain.wait(Duration.ofMinutes(30));
        if (late) {
            send(chain, "monitor-1", "PT1", noon, 120);
        }
        send(chain, "monitor-1", "PT1", chain.now(), 76);
        List<GenericRecord> vectors = chain.vectors();
        return vectors.get(vectors.size() - 1);
    }

    private static Set<String> changed(GenericRecord before, GenericRecord after) {
        assertThat(after.get("as_of")).isEqualTo(before.get("as_of"));
        return FeatureCatalog.current().features().stream()
                .map(Feature::name)
                .filter(name -> !Objects.equals(new Vector(before).feature(name), new Vector(after).feature(name)))
                .collect(Collectors.toSet());
    }

    /** No window shorter than three hours, no other signal, and not the latest value. */
    private static void mayKnowAHeartRateOfThreeHoursAgo(String name) {
        Feature feature = FeatureCatalog.current().find(name).orElseThrow();
        assertThat(feature.window().label()).as(name).isNotEqualTo("1h");
        assertThat(name).doesNotEndWith("_last");
        if (feature.source() instanceof Source.Vital vital) {
            assertThat(vital.signal().code()).isEqualTo("heart_rate");
        }
    }

    private static void send(ChainFixture chain, String source, String patient, Instant at, double heartRate) {
        chain.send(
                chain.topics().vitals(),
                patient,
                VitalSigns.newBuilder()
                        .setEventId(source + "-" + patient + "-" + at.toEpochMilli())
                        .setPatientId(patient)
                        .setStudyId("S1")
                        .setSource(source)
                        .setEventTime(at)
                        .setHeartRate(new Quantity(heartRate, "/min"))
                        .build());
    }
}
