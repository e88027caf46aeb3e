package io.clinstream.streams.features;

import static io.clinstream.streams.testing.CanonicalInput.aReading;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.schema.CanonicalEvent;
import io.clinstream.streams.testing.CanonicalInput;
import io.clinstream.streams.testing.FeaturesFixture;
import io.clinstream.streams.testing.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One event, then silence: the vector changes by itself at the first tick after the event has left the window of one
 * hour, wherever the patient was kept meanwhile.
 */
class SilentPatientTopologyTest {

    private static final Instant MEASURED = Instant.parse("2024-03-01T10:00:07Z");
    private static final Instant EXPIRED = MEASURED.plus(Duration.ofHours(1));
    private static final Duration RESOLUTION = Duration.ofMinutes(1);

    @Test
    void shouldChangeByItself() {
        try (FeaturesFixture features = FeaturesFixture.roomy()) {
            measure(features, "PT1");

            assertExpired(silence(features));
        }
    }

    @Test
    void shouldChangeByItselfAcrossARestart() {
        try (FeaturesFixture features = FeaturesFixture.roomy()) {
            measure(features, "PT1");
            features.restart();

            assertExpired(silence(features));
        }
    }

    @Test
    void shouldChangeByItselfAfterAnEvictionFromTheHeap() {
        try (FeaturesFixture features = FeaturesFixture.holding(1)) {
            // Given
            measure(features, "PT1");
            for (int other = 2; other < 20; other++) {
                features.append(
                        aReading("PT" + other).of("spo2", "97").at(EXPIRED).event(), MEASURED.plusSeconds(other));
            }
            features.vectors();

            // When, Then
            assertExpired(silence(features));
        }
    }

    @Test
    void shouldChangeByItselfWhenTheHourEndedWhileItWasDown() {
        try (FeaturesFixture features = FeaturesFixture.holding(1)) {
            // Given
            measure(features, "PT1");
            measure(features, "PT2");
            features.append(tick(), MEASURED.plusSeconds(53));
            features.restart();

            // When
            features.append(tick(), EXPIRED.plus(Duration.ofMinutes(10)));

            // Then
            List<Vector> vectors = features.vectors();
            assertThat(vectors).extracting(Vector::patientId).containsExactlyInAnyOrder("PT1", "PT2");
            vectors.forEach(SilentPatientTopologyTest::assertAnHourPassed);
        }
    }

    private static void measure(FeaturesFixture features, String patient) {
        features.append(aReading(patient).of("heart_rate", "72").at(MEASURED).event(), MEASURED);
        assertThat(features.vectors()).singleElement().satisfies(vector -> {
            assertThat(vector.feature("heart_rate_mean_1h")).isEqualTo(72.0);
            assertThat(vector.feature("heart_rate_min_1h")).isEqualTo(72.0);
        });
    }

    /** A tick per resolution until two after the hour. */
    private static List<Vector> silence(FeaturesFixture features) {
        List<Vector> vectors = new ArrayList<>();
        Instant end = EXPIRED.plus(RESOLUTION.multipliedBy(2));
        for (Instant now = MEASURED.plusSeconds(53); !now.isAfter(end); now = now.plus(RESOLUTION)) {
            features.append(tick(), now);
            vectors.addAll(features.vectors());
        }
        return vectors;
    }

    private static void assertExpired(List<Vector> vectors) {
        assertThat(vectors)
                .filteredOn(vector -> vector.patientId().equals("PT1"))
                .singleElement()
                .satisfies(vector -> {
                    assertThat(Instant.ofEpochMilli((Long) vector.row().get("as_of")))
                            .isBetween(EXPIRED, EXPIRED.plus(RESOLUTION));
                    assertAnHourPassed(vector);
                });
    }

    private static void assertAnHourPassed(Vector vector) {
        assertThat(vector.trigger()).isEqualTo("EXPIRY");
        for (String statistic : List.of("mean", "min", "max")) {
            assertThat(vector.feature("heart_rate_" + statistic + "_1h")).isNull();
            assertThat(vector.feature("heart_rate_" + statistic + "_6h")).isEqualTo(72.0);
        }
        assertThat(vector.feature("heart_rate_count_24h")).isEqualTo(1.0);
    }

    private static CanonicalEvent tick() {
        return CanonicalInput.aTick();
    }
}
