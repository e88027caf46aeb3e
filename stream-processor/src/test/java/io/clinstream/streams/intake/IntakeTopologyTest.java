package io.clinstream.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clinstream.platform.registry.RegistryUnavailableException;
import io.clinstream.platform.registry.SchemaById;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.MeasurementFlag;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.Subject;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.testing.IntakeFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class IntakeTopologyTest {

    private static final Instant AT = Instant.parse("2024-03-01T11:59:00Z");

    @Test
    void shouldNormaliseAReadingExactlyAndKeepItsLineage() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // Given
            VitalSigns reading = reading("e-1", AT)
                    .setTemperature(quantity(98.6, "F"))
                    .setHeartRate(quantity(72.5, "bpm"))
                    .setSupplementalO2(true)
                    .setConsciousness("v")
                    .build();

            // When
            intake.send(intake.topics().vitals(), "PT1", reading);

            // Then
            CanonicalEvent event = intake.events().get(0);
            assertThat(event.getKind()).isEqualTo(EventKind.VITALS);
            assertThat(event.getPartial()).isFalse();
            assertThat(event.getIngestedAt()).isEqualTo(IntakeFixture.NOW);
            assertThat(event.getSourceTopic()).isEqualTo("clinical.vitals");
            assertThat(event.getSourceOffset()).isZero();
            assertThat(event.getMeasurements())
                    .extracting(Measurement::getCode, Measurement::getValueScaled, Measurement::getOriginalValue)
                    .containsExactly(
                            tuple("heart_rate", 7250L, "72.5"),
                            tuple("temperature", 3700L, "98.6"),
                            tuple("consciousness", 2L, "v"),
                            tuple("supplemental_o2", 1L, "1"));
            assertThat(intake.events()).isEmpty();
            assertThat(intake.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldKeyEventsByPatient() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            intake.send(
                    intake.topics().vitals(),
                    "PT1",
                    reading("e-1", AT).setSpo2(quantity(97, "%")).build());

            assertThat(intake.eventRecords())
                    .singleElement()
                    .satisfies(event -> assertThat(new String(event.key(), StandardCharsets.UTF_8))
                            .isEqualTo("PT1"));
        }
    }

    @Test
    void shouldLoseOnlyTheImpossibleMeasurement() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // Given
            VitalSigns reading = reading("e-1", AT)
                    .setHeartRate(quantity(72, null))
                    .setSpo2(quantity(140, "%"))
                    .build();

            // When
            intake.send(intake.topics().vitals(), "PT1", reading);

            // Then
            assertThat(intake.events()).singleElement().satisfies(event -> {
                assertThat(event.getPartial()).isTrue();
                assertThat(event.getMeasurements())
                        .extracting(Measurement::getCode)
                        .containsExactly("heart_rate");
            });
            assertThat(intake.deadLetters()).hasSize(1);
        }
    }

    @Test
    void shouldFlagAnEventALittleAheadOfItsArrival() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // Given
            Instant ahead = IntakeFixture.NOW.plus(TimeRules.ALLOWED_SKEW);

            // When
            intake.send(
                    intake.topics().vitals(),
                    "PT1",
                    reading("e-1", ahead).setSpo2(quantity(97, "%")).build());
            intake.send(
                    intake.topics().vitals(),
                    "PT1",
                    reading("e-2", ahead.plusMillis(1))
                            .setSpo2(quantity(97, "%"))
                            .build());

            // Then
            assertThat(intake.events())
                    .flatExtracting(CanonicalEvent::getMeasurements)
                    .flatExtracting(Measurement::getFlags)
                    .containsExactly(MeasurementFlag.CLOCK_SKEW);
            assertThat(intake.deadLetters()).hasSize(1);
        }
    }

    @Test
    void shouldKeepTheBoundOfACensoredResult() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // When
            intake.send(
                    intake.topics().labs(),
                    "PT1",
                    lab("e-1")
                            .setCode("CRP")
                            .setValueText("<0.2")
                            .setUnit("mg/L")
                            .build());

            // Then
            assertThat(intake.events())
                    .flatExtracting(CanonicalEvent::getMeasurements)
                    .singleElement()
                    .satisfies(measurement -> {
                        assertThat(measurement.getCode()).isEqualTo("crp");
                        assertThat(measurement.getComparator()).isEqualTo("<");
                        assertThat(measurement.getValueScaled()).isEqualTo(20);
                        assertThat(measurement.getFlags()).contains(MeasurementFlag.CENSORED);
                    });
        }
    }

    @Test
    void shouldLetAWithdrawalPassWithoutAValue() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // When
            intake.send(
                    intake.topics().labs(),
                    "PT1",
                    lab("e-1").setStatus(ReportStatus.ENTERED_IN_ERROR).build());

            // Then
            assertThat(intake.events())
                    .flatExtracting(CanonicalEvent::getMeasurements)
                    .singleElement()
                    .satisfies(measurement ->
                            assertThat(measurement.getValueScaled()).isNull());
            assertThat(intake.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldNotLetTheArmOfABlindedStudyPass() {
        try (IntakeFixture intake = IntakeFixture.unblinded("OPEN")) {
            // When
            intake.send(intake.topics().subjects(), "PT1", subject("e-1", "OPEN"));
            intake.send(intake.topics().subjects(), "PT1", subject("e-2", "CLOSED"));

            // Then
            assertThat(intake.events())
                    .extracting(event -> event.getSubject().getArm())
                    .containsExactly("VERUM", null);
        }
    }

    @Test
    void shouldNumberTheArmsOfAnUnblindedStudyAsConfigured() {
        // Given
        UnblindedStudies studies =
                new UnblindedStudies(Map.of("OPEN", List.of("PLACEBO", "VERUM"), "OTHER", List.of("PLACEBO")));
        try (IntakeFixture intake = IntakeFixture.unblinded(studies)) {
            // When
            intake.send(intake.topics().subjects(), "PT1", subject("e-1", "OPEN"));
            intake.send(intake.topics().subjects(), "PT1", subject("e-2", "OTHER"));
            intake.send(intake.topics().subjects(), "PT1", subject("e-3", "CLOSED"));

            // Then
            assertThat(intake.events())
                    .extracting(event -> event.getSubject().getArmIndex())
                    .containsExactly(1, null, null);
        }
    }

    @Test
    void shouldEndAHistoricalLoad() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // When
            intake.send(
                    intake.topics().vitals(),
                    "PT1",
                    reading("e-1", AT)
                            .setClock(ClockMode.HISTORICAL)
                            .setLoadId("load-1")
                            .setEndOfLoad(true)
                            .build());

            // Then
            assertThat(intake.events())
                    .extracting(CanonicalEvent::getKind, CanonicalEvent::getLoadId)
                    .containsExactly(tuple(EventKind.END_OF_LOAD, "load-1"));
        }
    }

    @Test
    void shouldWriteOneTickPerResolutionOnItsMultiples() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // When
            intake.wait(Duration.ofSeconds(10));
            intake.wait(Duration.ofSeconds(9));
            intake.wait(Duration.ofSeconds(1));

            // Then
            List<CanonicalEvent> ticks = intake.events();
            assertThat(ticks).extracting(CanonicalEvent::getKind).containsOnly(EventKind.TICK);
            assertThat(ticks)
                    .extracting(CanonicalEvent::getEventTime)
                    .containsExactly(IntakeFixture.NOW.plusSeconds(10), IntakeFixture.NOW.plusSeconds(20));
        }
    }

    @Test
    void shouldWaitForTheRegistryAndRefuseNothingMeanwhile() {
        // Given
        AtomicInteger outages = new AtomicInteger(3);
        UnaryOperator<SchemaById> failingAtFirst = schemas -> id -> {
            if (outages.getAndDecrement() > 0) {
                throw new RegistryUnavailableException("away");
            }
            return schemas.schemaById(id);
        };
        try (IntakeFixture intake = IntakeFixture.behind(failingAtFirst)) {
            // When
            intake.send(
                    intake.topics().vitals(),
                    "PT1",
                    reading("e-1", AT).setSpo2(quantity(97, "%")).build());

            // Then
            assertThat(intake.events()).hasSize(1);
            assertThat(intake.deadLetters()).isEmpty();
        }
    }

    private static VitalSigns.Builder reading(String eventId, Instant at) {
        return VitalSigns.newBuilder()
                .setEventId(eventId)
                .setPatientId("PT1")
                .setStudyId("S1")
                .setSource("monitor-1")
                .setEventTime(at);
    }

    private static LabResult.Builder lab(String eventId) {
        return LabResult.newBuilder()
                .setEventId(eventId)
                .setPatientId("PT1")
                .setStudyId("S1")
                .setSource("lab-1")
                .setEventTime(AT)
                .setCode("lactate");
    }

    private static Subject subject(String eventId, String study) {
        return Subject.newBuilder()
                .setEventId(eventId)
                .setPatientId("PT1")
                .setStudyId(study)
                .setSource("edc")
                .setEventTime(AT)
                .setArm("VERUM")
                .build();
    }

    private static Quantity quantity(double value, String unit) {
        return Quantity.newBuilder().setValue(value).setUnit(unit).build();
    }
}
