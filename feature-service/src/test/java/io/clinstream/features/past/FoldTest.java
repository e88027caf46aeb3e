package io.clinstream.features.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.features.past.PatientEvents.Placed;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.ReportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final List<Placed> log = new ArrayList<>();

    @Test
    void shouldKnowNothingBeforeTheFirstEvent() {
        live(NOON, 72, 1, NOON);

        assertThat(Fold.of(log, at(0), at(0) - 1)).isEmpty();
        assertThat(Fold.of(log, at(0), at(0))).isPresent();
    }

    @Test
    void shouldNotSeeACorrectionBeforeItWasKnown() {
        live(NOON, 72, 1, NOON);
        live(NOON, 95, 2, NOON.plusMillis(HOUR));

        assertThat(heartRate(at(1) - 1, at(1) - 1)).isEqualTo(72.0);
        assertThat(heartRate(at(1) - 1, at(1))).isEqualTo(95.0);
        assertThat(heartRate(at(2), at(1) - 1)).isEqualTo(72.0);
    }

    @Test
    void shouldOrderKnowledgeByTheLogWhereTheBrokersClockStepsBack() {
        live(NOON, 72, 1, NOON.plusMillis(2 * HOUR));
        live(NOON.plusMillis(1), 95, 1, NOON.plusMillis(HOUR));

        assertThat(Fold.of(log, at(1), at(1))).isEmpty();
        assertThat(heartRate(at(2), at(2))).isEqualTo(95.0);
    }

    @Test
    void shouldForgetNothingInHindsight() {
        // Given
        for (int hour = 0; hour < 240; hour++) {
            live(NOON.plusMillis(hour * HOUR), 60 + hour % 40, 1, NOON.plusMillis(hour * HOUR));
        }

        // When
        Fold.Known then = Fold.of(log, at(24), at(24)).orElseThrow();
        Fold.Known hindsight = Fold.of(log, at(24), at(239)).orElseThrow();

        // Then
        assertThat(hindsight.events()).isEqualTo(240);
        assertThat(hindsight.vector().vectorSha256("P")).isEqualTo(then.vector().vectorSha256("P"));
    }

    @Test
    void shouldPassOverWhatMixesClocks() {
        live(NOON, 72, 1, NOON);
        log.add(new Placed(0, log.size(), at(1), event(NOON.plusMillis(HOUR), 99, 1, ClockMode.HISTORICAL)));

        assertThat(heartRate(at(2), at(2))).isEqualTo(72.0);
    }

    @Test
    void shouldTakeTheTimesOfALoadFromItsEvents() {
        log.add(new Placed(0, 0, at(1_000), event(NOON, 72, 1, ClockMode.HISTORICAL)));
        log.add(new Placed(0, 1, at(1_000), event(NOON.plusMillis(HOUR), 80, 1, ClockMode.HISTORICAL)));

        Optional<Fold.Known> known = Fold.of(log, at(0), at(0));

        assertThat(known).hasValueSatisfying(found -> {
            assertThat(found.events()).isEqualTo(1);
            assertThat(found.knownAt()).isEqualTo(at(0));
            assertThat(found.clock()).isEqualTo(ClockMode.HISTORICAL);
        });
    }

    private Double heartRate(long asOf, long knownAt) {
        return Fold.of(log, asOf, knownAt).orElseThrow().vector().value("heart_rate_last");
    }

    private void live(Instant eventTime, int heartRate, int version, Instant appendedAt) {
        log.add(new Placed(
                0, log.size(), appendedAt.toEpochMilli(), event(eventTime, heartRate, version, ClockMode.LIVE)));
    }

    private static long at(int hours) {
        return NOON.toEpochMilli() + hours * HOUR;
    }

    private static CanonicalEvent event(Instant eventTime, int heartRate, int version, ClockMode clock) {
        return CanonicalEvent.newBuilder()
                .setKind(EventKind.VITALS)
                .setEventId("e-" + eventTime + "-" + version)
                .setPatientId("P")
                .setStudyId("S")
                .setSource("monitor")
                .setEventTime(eventTime)
                .setIngestedAt(eventTime)
                .setClock(clock)
                .setStatus(ReportStatus.FINAL)
                .setVersion(version)
                .setMeasurements(List.of(Measurement.newBuilder()
                        .setCode("heart_rate")
                        .setValueScaled(100L * heartRate)
                        .setDecimals(2)
                        .setUnit("/min")
                        .setOriginalValue(Integer.toString(heartRate))
                        .build()))
                .build();
    }
}
