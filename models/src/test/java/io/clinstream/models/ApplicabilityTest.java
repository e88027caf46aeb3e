package io.clinstream.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.models.Applicability.Verdict;
import io.clinstream.models.score.ScoreStatus;
import io.clinstream.models.testing.Vectors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicabilityTest {

    private static final long HOUR = 3_600;

    private final Applicability rules = new Applicability(
            "adverse-event-24h",
            "fs-test",
            List.of("heart_rate_last"),
            Map.of(
                    ClinicalGroup.VITALS, new Freshness(Duration.ofHours(12), true),
                    ClinicalGroup.LABS, new Freshness(Duration.ofHours(24), false)));

    @Test
    void shouldScoreWhenEverythingIsFresh() {
        Verdict verdict = judge("fs-test", Map.of("vitals", HOUR, "labs", 24 * HOUR));

        assertThat(verdict.status()).isEqualTo(ScoreStatus.SCORED);
        assertThat(verdict.missing()).isEmpty();
        assertThat(verdict.assumptions()).isEmpty();
    }

    @Test
    void shouldRefuseVectorOfAnotherFeatureSet() {
        Verdict verdict = judge("fs-other", Map.of("vitals", HOUR, "labs", HOUR));

        assertThat(verdict.status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        assertThat(verdict.reasons())
                .containsExactly("Model adverse-event-24h reads feature set fs-test, the vector is of fs-other.");
    }

    @Test
    void shouldRefuseWhenRequiredGroupIsStale() {
        Verdict verdict = judge("fs-test", Map.of("vitals", 12 * HOUR + 1, "labs", HOUR));

        assertThat(verdict.status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        assertThat(verdict.missing()).containsExactly("vitals");
        assertThat(verdict.reasons())
                .containsExactly("Vital signs are 12 h old; the model needs them of the last 12 h.");
    }

    @Test
    void shouldRefuseWhenRequiredGroupWasNeverSeen() {
        Verdict verdict = judge("fs-test", Map.of("labs", HOUR));

        assertThat(verdict.reasons())
                .containsExactly("There are no vital signs; the model needs them of the last 12 h.");
    }

    @Test
    void shouldScorePartiallyWhenLaboratoryResultsAreThirtyHoursOld() {
        Verdict verdict = judge("fs-test", Map.of("vitals", HOUR, "labs", 30 * HOUR));

        assertThat(verdict.status()).isEqualTo(ScoreStatus.PARTIAL);
        assertThat(verdict.missing()).containsExactly("labs");
        assertThat(verdict.assumptions())
                .containsExactly("Laboratory results are 30 h old; the model counts them with their age.");
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void shouldScorePartiallyWithoutAnyLaboratoryResult() {
        Verdict verdict = judge("fs-test", Map.of("vitals", HOUR));

        assertThat(verdict.status()).isEqualTo(ScoreStatus.PARTIAL);
        assertThat(verdict.assumptions())
                .containsExactly("There are no laboratory results; the model counts them as missing.");
    }

    @Test
    void shouldRefuseWithoutRequiredFeatureAndNameIt() {
        Verdict verdict = rules.judge(new ScoringInput(
                "fs-test", Map.of(), Vectors.AS_OF, Map.of("vitals", HOUR, "labs", HOUR), Vectors.AS_OF));

        assertThat(verdict.status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        assertThat(verdict.missing()).containsExactly("heart_rate_last");
        assertThat(verdict.reasons())
                .containsExactly("The model needs heart_rate_last (newest value of heart rate in the last 24 hours),"
                        + " and it has no value.");
    }

    private Verdict judge(String featureSet, Map<String, Long> ages) {
        return rules.judge(
                new ScoringInput(featureSet, Map.of("heart_rate_last", 80.0), Vectors.AS_OF, ages, Vectors.AS_OF));
    }
}
