package io.clinstream.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.schema.ClockMode;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.testing.IntakeFixture;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceSkewTest {

    private static final String NEWEST = "clinstream.intake.skew.newest.seconds";
    private static final String SMALLEST = "clinstream.intake.skew.smallest.seconds";

    private final IntakeFixture intake = IntakeFixture.blinded();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void shouldTellTheNewestAndTheSmallestDistanceOfEachSource() {
        // When
        send("monitor-1", IntakeFixture.NOW.minusSeconds(3));
        send("monitor-1", IntakeFixture.NOW.plusSeconds(2));
        send("monitor-1", IntakeFixture.NOW.minusSeconds(7));
        send("monitor-2", IntakeFixture.NOW.minusMillis(1500));

        // Then
        assertThat(gauge(NEWEST, "monitor-1")).isEqualTo(7);
        assertThat(gauge(SMALLEST, "monitor-1")).isEqualTo(-2);
        assertThat(gauge(NEWEST, "monitor-2")).isEqualTo(1.5);
        assertThat(gauge("clinstream.intake.source.newest.seconds", "monitor-1"))
                .isEqualTo(IntakeFixture.NOW.toEpochMilli() / 1000.0);
        assertThat(intake.count("clinstream.intake.skew.refused")).isZero();
    }

    @Test
    void shouldCountWhatASourceAheadHadRefused() {
        // When
        send("monitor-1", IntakeFixture.NOW.plus(Duration.ofDays(1)));

        // Then
        assertThat(gauge(SMALLEST, "monitor-1")).isEqualTo(-86_400);
        assertThat(intake.count("clinstream.intake.skew.refused")).isEqualTo(1);
    }

    @Test
    void shouldMeasureNoClockWhereNoneWasRead() {
        // When
        intake.send(
                intake.topics().vitals(),
                "PT1",
                reading("edc", Instant.parse("2024-03-01T00:00:00Z"))
                        .setEventTimePrecision(TimePrecision.DAY)
                        .build());
        intake.send(
                intake.topics().vitals(),
                "PT1",
                reading("archive", Instant.parse("2011-03-01T07:00:00Z"))
                        .setClock(ClockMode.HISTORICAL)
                        .setLoadId("load-1")
                        .build());

        // Then
        assertThat(intake.events()).hasSize(2);
        assertThat(intake.meters().find(NEWEST).gauges()).isEmpty();
    }

    @Test
    void shouldBoundTheNumberOfLabels() {
        // When
        for (int source = 0; source < 3 * SourceSkew.MOST_SOURCES; source++) {
            send("monitor-" + source, IntakeFixture.NOW);
        }

        // Then
        assertThat(intake.meters().find(NEWEST).gauges())
                .hasSize(SourceSkew.MOST_SOURCES + 1)
                .extracting(Meter::getId)
                .extracting(id -> id.getTag("source"))
                .contains("monitor-0", SourceSkew.OTHER);
    }

    @Test
    void shouldNeverLabelAPatient() {
        // When
        send("watch-of-PT1", IntakeFixture.NOW);

        // Then
        assertThat(intake.meters().find(NEWEST).gauges())
                .extracting(gauge -> gauge.getId().getTag("source"))
                .containsExactly(SourceSkew.OTHER);
    }

    private void send(String source, Instant at) {
        intake.send(intake.topics().vitals(), "PT1", reading(source, at).build());
    }

    private static VitalSigns.Builder reading(String source, Instant at) {
        return VitalSigns.newBuilder()
                .setEventId(source + "-" + at.toEpochMilli())
                .setPatientId("PT1")
                .setStudyId("S1")
                .setSource(source)
                .setEventTime(at)
                .setSpo2(new Quantity(97.0, "%"));
    }

    private double gauge(String name, String source) {
        Gauge gauge = intake.meters().find(name).tag("source", source).gauge();
        return Objects.requireNonNull(gauge, name).value();
    }
}
