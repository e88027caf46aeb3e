package io.clinstream.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.schema.AdverseEventFacts;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.TimePrecision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestatementsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Restatements restatements = new Restatements();

    @Test
    void shouldTakeTheSameValueOfOneIdentityAsARepetition() {
        assertThat(says(reading(NOON, 1), 8000)).isFalse();
        assertThat(says(reading(NOON, 1), 8000)).isTrue();
    }

    @Test
    void shouldTellIdentitiesApart() {
        assertThat(says(reading(NOON, 1), 8000)).isFalse();
        assertThat(says(reading(NOON.plusMillis(1), 1), 8000)).isFalse();
        assertThat(says(
                        CanonicalEvent.newBuilder(reading(NOON, 1))
                                .setPosition("SUPINE")
                                .build(),
                        8000))
                .isFalse();
    }

    @Test
    void shouldTakeANewerVersionWithAnotherValueAsNew() {
        assertThat(says(reading(NOON, 1), 8000)).isFalse();
        assertThat(says(reading(NOON, 2), 8100)).isFalse();
        assertThat(says(reading(NOON, 2), 8100)).isTrue();
        assertThat(says(reading(NOON, 1), 8000)).isTrue();
    }

    @Test
    void shouldTakeANewerVersionWithTheValueThatStandsAsARepetition() {
        assertThat(says(reading(NOON, 1), 8000)).isFalse();
        assertThat(says(reading(NOON, 2), 8000)).isTrue();
    }

    @Test
    void shouldTakeAWithdrawalOnceAndAValueAfterItAsNew() {
        CanonicalEvent withdrawal = CanonicalEvent.newBuilder(reading(NOON, 1))
                .setStatus(ReportStatus.ENTERED_IN_ERROR)
                .build();

        assertThat(says(reading(NOON, 1), 8000)).isFalse();
        assertThat(restatements.repeats(withdrawal, measurement(null))).isFalse();
        assertThat(restatements.repeats(withdrawal, measurement(8000L))).isTrue();
        assertThat(says(reading(NOON, 2), 8000)).isFalse();
    }

    @Test
    void shouldTakeAnEqualReportOfAnAdverseEventAsARepetition() {
        assertThat(restatements.repeats(report(1, 2))).isFalse();
        assertThat(restatements.repeats(report(1, 2))).isTrue();
        assertThat(restatements.repeats(report(2, 3))).isFalse();
    }

    private boolean says(CanonicalEvent event, long scaled) {
        return restatements.repeats(event, measurement(scaled));
    }

    private static Measurement measurement(Long scaled) {
        return Measurement.newBuilder()
                .setCode("heart_rate")
                .setValueScaled(scaled)
                .setDecimals(2)
                .setUnit("/min")
                .setOriginalValue("80")
                .setFlags(List.of())
                .build();
    }

    private static CanonicalEvent reading(Instant at, int version) {
        return event(EventKind.VITALS, at, version).build();
    }

    private static CanonicalEvent report(int version, int grade) {
        return event(EventKind.ADVERSE_EVENT, NOON, version)
                .setAdverseEvent(AdverseEventFacts.newBuilder()
                        .setAdverseEventId("E1")
                        .setTerm("Nausea")
                        .setGrade(grade)
                        .setGradeDerived(false)
                        .setSeriousConflict(false)
                        .build())
                .build();
    }

    private static CanonicalEvent.Builder event(EventKind kind, Instant at, int version) {
        return CanonicalEvent.newBuilder()
                .setKind(kind)
                .setEventId("e")
                .setPatientId("P1")
                .setStudyId("S1")
                .setSource("monitor")
                .setEventTime(at)
                .setEventTimePrecision(TimePrecision.MILLI)
                .setIngestedAt(at)
                .setStatus(ReportStatus.FINAL)
                .setVersion(version)
                .setMeasurements(List.of());
    }
}
