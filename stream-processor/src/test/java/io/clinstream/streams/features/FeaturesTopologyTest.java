package io.clinstream.streams.features;

import static io.clinstream.streams.testing.CanonicalInput.aLab;
import static io.clinstream.streams.testing.CanonicalInput.aReading;
import static io.clinstream.streams.testing.CanonicalInput.aTick;
import static io.clinstream.streams.testing.CanonicalInput.anAdverseEvent;
import static io.clinstream.streams.testing.CanonicalInput.anEndOfLoad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.schema.ReportStatus;
import io.clinstream.streams.testing.FeaturesFixture;
import io.clinstream.streams.testing.Letter;
import io.clinstream.streams.testing.Vector;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeaturesTopologyTest {

    private final FeaturesFixture features = FeaturesFixture.roomy();

    @AfterEach
    void noMoreRecords() {
        try (features) {
            assertThat(features.vectors()).isEmpty();
            assertThat(features.deadLetters()).isEmpty();
            features.topics()
                    .accepted()
                    .forEach(topic -> assertThat(features.rows(topic)).isEmpty());
        }
    }

    @Test
    void shouldEmitOneVectorAndOneRowPerMeasurement() {
        // When
        features.append(
                aReading("PT1")
                        .of("heart_rate", "72")
                        .of("bp_systolic", "120")
                        .of("bp_diastolic", "80")
                        .at("10:00"),
                "10:01");

        // Then
        Vector vector = only(features.vectors());
        assertThat(vector.patientId()).isEqualTo("PT1");
        assertThat(vector.asOf()).isEqualTo("10:01");
        assertThat(vector.trigger()).isEqualTo("EVENT");
        assertThat(vector.feature("heart_rate_mean_1h")).isEqualTo(72.0);
        assertThat(vector.row().get("canonical_offset")).isEqualTo(0L);
        List<GenericRecord> rows = features.rows(features.topics().acceptedVitals());
        assertThat(rows)
                .extracting(row -> row.get("code").toString(), row -> row.get("value"), row -> row.get("sequence"))
                .containsExactly(
                        tuple("heart_rate", 72.0, 0), tuple("bp_systolic", 120.0, 1), tuple("bp_diastolic", 80.0, 2));
        assertThat(rows)
                .extracting(row -> row.get("pulse_pressure"), row -> row.get("shock_index"))
                .containsOnly(tuple(40.0, 0.6));
        assertThat(rows).extracting(row -> row.get("source_offset")).containsOnly(17L);
    }

    @Test
    void shouldDropAndCountADuplicate() {
        // Given
        features.append(aReading("PT1").of("heart_rate", "72"), "10:01");
        discardOutput();

        // When
        features.append(aReading("PT1").of("heart_rate", "72"), "10:02");

        // Then
        assertThat(features.count("clinstream.features.duplicates")).isEqualTo(1);
    }

    @Test
    void shouldReplaceACorrectedValueAndWithdrawARetractedOne() {
        // Given
        features.append(aReading("PT1").of("heart_rate", "72"), "10:01");
        discardOutput();

        // When
        features.append(aReading("PT1").of("heart_rate", "92").version(2, ReportStatus.CORRECTED), "10:02");
        features.append(aReading("PT1").of("heart_rate", "92").version(3, ReportStatus.ENTERED_IN_ERROR), "10:03");

        // Then
        assertThat(features.vectors())
                .extracting(Vector::trigger, vector -> vector.feature("heart_rate_mean_1h"))
                .containsExactly(tuple("CORRECTION", 92.0), tuple("CORRECTION", 72.0));
        assertThat(features.rows(features.topics().acceptedVitals()))
                .extracting(row -> row.get("flags").toString())
                .containsExactly("[CORRECTED]", "[RETRACTED]");
    }

    @Test
    void shouldKeepAnOlderVersionWithoutMakingItCurrent() {
        // Given
        features.append(aReading("PT1").of("heart_rate", "92").version(2, ReportStatus.CORRECTED), "10:01");
        discardOutput();

        // When
        features.append(aReading("PT1").of("heart_rate", "72"), "10:02");

        // Then
        assertThat(only(features.vectors()).feature("heart_rate_mean_1h")).isEqualTo(92.0);
        assertThat(features.rows(features.topics().acceptedVitals()))
                .extracting(row -> row.get("flags").toString())
                .containsExactly("[SUPERSEDED]");
    }

    @Test
    void shouldLetAValueExpireExactlyOneHourAfterItsEventTime() {
        // Given
        features.append(aReading("PT1").of("heart_rate", "72").at("10:00"), "10:00");
        discardOutput();

        // When
        features.tick("10:59");
        features.tick("11:00");
        features.tick("11:01");

        // Then
        Vector vector = only(features.vectors());
        assertThat(vector.trigger()).isEqualTo("EXPIRY");
        assertThat(vector.asOf()).isEqualTo("11:00");
        assertThat(vector.feature("heart_rate_mean_1h")).isNull();
        assertThat(vector.feature("heart_rate_mean_6h")).isEqualTo(72.0);
        assertThat(vector.row().get("event_id")).isNull();
    }

    @Test
    void shouldCountNothingOnceTheDayHasPassed() {
        // Given
        features.append(aReading("PT1").of("heart_rate", "72").at("10:00"), "10:00");
        features.tick("11:00");
        features.tick("16:00");
        discardOutput();

        // When
        features.append(aTick(), Instant.parse("2024-03-02T10:00:00Z"));

        // Then
        Vector vector = only(features.vectors());
        assertThat(vector.feature("heart_rate_count_24h")).isZero();
        assertThat(vector.feature("heart_rate_mean_24h")).isNull();
    }

    @Test
    void shouldLeaveAPatientAloneWhoHadAVectorSinceTheTickBefore() {
        // Given
        features.append(aReading("PT1").of("heart_rate", "72").at("10:00"), "10:00");
        features.tick("10:55");
        features.append(aReading("PT1").of("spo2", "97").at("10:58"), "10:58");
        features.tick("11:00");
        assertThat(features.vectors()).hasSize(2);
        discardOutput();

        // When
        features.tick("11:01");

        // Then
        assertThat(features.vectors()).extracting(Vector::asOf).containsExactly("11:01");
    }

    @Test
    void shouldTakeTheTimeOfATickFromTheNewestRecordBeforeIt() {
        // Given
        features.append(aReading("PT1").of("heart_rate", "72").at("10:00"), "10:00");
        features.tick("10:30");
        features.append(aReading("PT2").of("heart_rate", "80").at("11:02"), "11:02");
        discardOutput();

        // When the broker's clock has stepped back
        features.tick("10:59");

        // Then
        assertThat(features.vectors())
                .extracting(Vector::patientId, Vector::asOf)
                .containsExactly(tuple("PT1", "11:02"));
    }

    @Test
    void shouldKeepPatientsApart() {
        // When
        features.append(aReading("PT1").of("heart_rate", "70"), "10:01");
        features.append(aReading("PT10").of("heart_rate", "90"), "10:02");
        features.append(aReading("PT1").of("heart_rate", "74").at("10:01"), "10:03");

        // Then
        assertThat(features.vectors())
                .extracting(Vector::patientId, vector -> vector.feature("heart_rate_mean_1h"))
                .containsExactly(tuple("PT1", 70.0), tuple("PT10", 90.0), tuple("PT1", 72.0));
        assertThat(features.rows(features.topics().acceptedVitals())).hasSize(3);
    }

    @Test
    void shouldReportLabsAndAdverseEvents() {
        // When
        features.append(aLab("PT1").of("lactate", "2.5").at("10:00"), "11:00");
        features.append(anAdverseEvent("PT1").grade(3).at("10:30"), "11:30");

        // Then
        List<Vector> vectors = features.vectors();
        assertThat(vectors).hasSize(2);
        assertThat(vectors.get(0).feature("lab_lactate_last")).isEqualTo(2.5);
        assertThat(vectors.get(1).feature("ae_count_24h")).isEqualTo(1.0);
        assertThat(vectors.get(1).feature("ae_max_grade_7d")).isEqualTo(3.0);
        assertThat(features.rows(features.topics().acceptedLabs())).hasSize(1);
        assertThat(features.rows(features.topics().acceptedAdverseEvents())).hasSize(1);
    }

    @Test
    void shouldLetTimePassFromEventToEventInAHistoricalLoad() {
        // When
        features.append(aReading("PT1").of("heart_rate", "72").at("10:00").historical(), "20:00");
        features.tick("20:01");
        features.append(aReading("PT1").of("heart_rate", "80").at("17:30").historical(), "20:02");
        features.append(anEndOfLoad("PT1").at("17:30"), "20:03");

        // Then
        assertThat(features.vectors())
                .extracting(
                        Vector::trigger,
                        Vector::asOf,
                        Vector::sequence,
                        vector -> vector.feature("heart_rate_count_24h"))
                .containsExactly(
                        tuple("EVENT", "10:00", 0, 1.0),
                        tuple("EXPIRY", "16:00", 0, 1.0),
                        tuple("EVENT", "17:30", 1, 2.0),
                        tuple("END_OF_LOAD", "2024-03-02T17:30", 0, 0.0));
        assertThat(features.rows(features.topics().acceptedVitals())).hasSize(2);
    }

    @Test
    void shouldAddNothingWhenALoadIsRepeated() {
        // When
        for (String appended : List.of("20:00", "21:00")) {
            features.append(aReading("PT1").of("heart_rate", "72").at("10:00").historical(), appended);
            features.append(aReading("PT1").of("heart_rate", "80").at("17:30").historical(), appended);
            features.append(anEndOfLoad("PT1").at("17:30"), appended);
        }

        // Then
        assertThat(features.vectors()).hasSize(4);
        assertThat(features.rows(features.topics().acceptedVitals())).hasSize(2);
        assertThat(features.count("clinstream.features.duplicates")).isEqualTo(2);
    }

    @Test
    void shouldRefuseASecondClockModeOfAPatient() {
        // Given
        features.append(aReading("PT1").of("heart_rate", "72").at("10:00"), "10:00");
        discardOutput();
        var historical =
                aReading("PT1").of("heart_rate", "80").at("09:00").historical().event();

        // When
        features.append(historical, Instant.parse("2024-03-01T10:05:00Z"));

        // Then
        var letter = only(features.deadLetters());
        assertThat(letter.value()).isEqualTo(features.bytes(historical));
        assertThat(new Letter(letter).header(DeadLetterHeaders.REASON)).isEqualTo("MIXED_CLOCK");
        assertThat(new Letter(letter).header(DeadLetterHeaders.APPLICATION)).isEqualTo("features");
        assertThat(new Letter(letter).header(DeadLetterHeaders.SOURCE_TOPIC)).isEqualTo("clinical.events");
    }

    @Test
    void shouldNotStopForPoisonInTheCanonicalLog() {
        // Given
        byte[] key = "PT1".getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.parse("2024-03-01T10:00:00Z");

        // When
        features.append(key, new byte[] {1, 2, 3}, now);
        features.append(key, null, now);
        features.append(aReading("PT1").at("10:00"), "10:00");

        // Then
        assertThat(features.deadLetters())
                .extracting(letter -> new Letter(letter).header(DeadLetterHeaders.REASON))
                .containsExactly("UNDECODABLE", "EMPTY_VALUE", "WRONG_TYPE");
    }

    private void discardOutput() {
        features.vectors();
        features.topics().accepted().forEach(features::rows);
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
