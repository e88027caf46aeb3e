package io.clinstream.models.news2;

import static io.clinstream.models.testing.Vectors.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.News2Total;
import io.clinstream.models.score.Risk;
import io.clinstream.models.score.Score;
import io.clinstream.models.score.ScoreStatus;
import io.clinstream.models.testing.Vectors;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class News2BaselineTest {

    private final News2Baseline model = new News2Baseline(Vectors.TABLE);

    @Test
    void shouldScoreCompletelyRecordedPatient() {
        // Given both observed inputs recorded as normal: total 0 with nothing missing
        Assessment assessment = assess(Vectors.calm().news2(0, 0));

        assertThat(assessment.status()).isEqualTo(ScoreStatus.SCORED);
        assertThat(assessment.missing()).isEmpty();
        assertThat(assessment.assumptions()).isEmpty();
        assertThat(assessment.score().orElseThrow().probability()).isEqualTo(0.01);
        assertThat(assessment.score().orElseThrow().risk()).isEqualTo(Risk.LOW);
        assertThat(assessment.score().orElseThrow().contributions()).isEmpty();
    }

    @Test
    void shouldScorePartiallyAndSayWhatIsAssumedWhenObservationsAreMissing() {
        Assessment assessment = assess(Vectors.calm());

        assertThat(assessment.status()).isEqualTo(ScoreStatus.PARTIAL);
        assertThat(assessment.missing()).containsExactlyInAnyOrder("consciousness", "supplemental_o2");
        assertThat(assessment.assumptions()).hasSize(2);
        News2Total score = assessment.news2().orElseThrow();
        assertThat(score.lowest()).isZero();
        assertThat(score.highest()).isEqualTo(5);
    }

    @Test
    void shouldNameOneMissingVitalAndWidenTheRange() {
        Assessment assessment = assess(Vectors.calm().without("temperature").news2(0, 3));

        assertThat(assessment.status()).isEqualTo(ScoreStatus.PARTIAL);
        assertThat(assessment.missing()).contains("temperature");
        assertThat(assessment.assumptions()).anyMatch(text -> text.startsWith("Temperature was never measured"));
        assertThat(assessment.news2().orElseThrow().highest()).isEqualTo(8);
    }

    @Test
    void shouldWithholdScoreWhenTwoVitalsAreMissing() {
        Assessment assessment =
                assess(Vectors.calm().without("temperature").without("spo2").news2(0, 4));

        assertThat(assessment.status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        assertThat(assessment.score()).isEmpty();
        assertThat(assessment.missing()).containsExactly("spo2", "temperature");
        assertThat(assessment.reasons()).hasSize(3);
        assertThat(assessment.reasons().get(0)).contains("Only 3 of the 5");
    }

    @Test
    void shouldAgeVitalsToTheInstantOfScoring() {
        // Given vitals half an hour old in the vector: 24 h old exactly 23.5 h later, and out then
        Vectors vector = Vectors.calm();

        Assessment before = model.assess(
                vector.at(AS_OF.plus(Duration.ofMinutes(23 * 60 + 30)).minusMillis(1)));
        Assessment after = model.assess(vector.at(AS_OF.plus(Duration.ofMinutes(23 * 60 + 30))));

        assertThat(before.status()).isEqualTo(ScoreStatus.PARTIAL);
        assertThat(after.status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        assertThat(after.reasons()).contains("Heart rate was last measured 24 h ago.");
    }

    @Test
    void shouldCountStaleVitalAsMissingAndSayHowOldItIs() {
        Assessment assessment =
                model.assess(Vectors.calm().vital("temperature", 39.5, 20).at(AS_OF.plus(Duration.ofHours(5))));

        assertThat(assessment.status()).isEqualTo(ScoreStatus.PARTIAL);
        assertThat(assessment.missing()).contains("temperature");
        assertThat(assessment.assumptions()).contains("Temperature was last measured 25 h ago: counted with 0 points.");
        assertThat(assessment.news2().orElseThrow().total()).isZero();
    }

    @Test
    void shouldNotTrustClockThatRunsBehindTheVector() {
        Assessment assessment = model.assess(Vectors.calm().at(AS_OF.minusSeconds(30)));

        assertThat(assessment.status()).isEqualTo(ScoreStatus.PARTIAL);
    }

    /** The vector's total less its measured vitals tells the observed inputs: oxygen 2, not alert 3, both 5. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, SCORED, 0, 0, 0",
        "2, 0, SCORED, 2, 2, 2",
        "3, 0, SCORED, 3, 3, 3",
        "5, 0, SCORED, 5, 5, 5",
        "0, 1, PARTIAL, 0, 0, 5",
        "2, 1, PARTIAL, 2, 2, 5",
        "3, 1, PARTIAL, 3, 3, 5",
        "5, 1, PARTIAL, 5, 5, 5",
        "2, 2, PARTIAL, 2, 2, 5",
        "4, 0, PARTIAL, 0, 0, 5",
        "3, 2, PARTIAL, 0, 0, 5",
    })
    void shouldReadObservedInputsBackFromTheTotal(
            int total, int missing, ScoreStatus status, int scored, int lowest, int highest) {
        Assessment assessment = assess(Vectors.calm().news2(total, missing));

        assertThat(assessment.status()).isEqualTo(status);
        News2Total score = assessment.news2().orElseThrow();
        assertThat(score.total()).isEqualTo(scored);
        assertThat(score.lowest()).isEqualTo(lowest);
        assertThat(score.highest()).isEqualTo(highest);
    }

    /** Vectors N3, N4, N6 and N11 of the clinical reference, section 4.1, and one at the emergency threshold. */
    @ParameterizedTest
    @CsvSource({
        "22, 94, 120, 95, 38.5, 5, MEDIUM, false",
        "18, 98, 85, 75, 36.5, 3, MEDIUM, true",
        "24, 89, 110, 92, 36.8, 7, HIGH, true",
        "26, 90, 85, 135, 34.8, 15, HIGH, true",
        "20, 96, 111, 90, 38.0, 0, LOW, false",
        "21, 95, 110, 91, 38.1, 6, MEDIUM, false",
        "21, 96, 111, 91, 38.1, 4, LOW, false",
    })
    void shouldFollowThePublishedThresholds(
            double rr,
            double spo2,
            double systolic,
            double pulse,
            double temperature,
            int total,
            Risk risk,
            boolean three) {
        Assessment assessment =
                assess(vitals(rr, spo2, systolic, pulse, temperature).news2(total, 0));

        News2Total news2 = assessment.news2().orElseThrow();
        assertThat(news2.total()).isEqualTo(total);
        assertThat(assessment.score().orElseThrow().risk()).isEqualTo(risk);
        assertThat(news2.anySingleThree()).isEqualTo(three);
    }

    @Test
    void shouldExplainTheWholeDistanceOnTheLogOdds() {
        Random random = new Random(20260301);
        for (int round = 0; round < 2_000; round++) {
            Vectors vector = vitals(
                    random.nextInt(5, 40),
                    random.nextInt(80, 101),
                    random.nextInt(70, 240),
                    random.nextInt(30, 150),
                    random.nextInt(340, 410) / 10.0);
            Assessment assessment = assess(vector.news2(0, 2));
            Score score = assessment.score().orElseThrow();

            double sum = score.contributions().stream()
                    .mapToDouble(Contribution::logOdds)
                    .sum();
            double logOdds = Math.log(score.probability() / (1 - score.probability()));
            assertThat(score.baseLogOdds() + sum).isCloseTo(logOdds, within(1e-9));
            assertThat(score.contributions().stream()
                            .mapToInt(reason -> reason.points().orElseThrow())
                            .sum())
                    .isEqualTo(assessment.news2().orElseThrow().total());
        }
    }

    @Test
    void shouldGiveEveryReasonWithValueUnitAndPoints() {
        Score score = assess(vitals(25, 98, 120, 112, 36.8).news2(5, 0)).score().orElseThrow();

        assertThat(score.contributions())
                .extracting(Contribution::text)
                .containsExactly("Respiratory rate 25 /min: 3 points.", "Heart rate 112 /min: 2 points.");
        assertThat(score.contributions().get(0).unit()).isEqualTo("/min");
        assertThat(score.contributions().get(0).value()).hasValue(25);
    }

    @Test
    void shouldReportEveryFeatureItRead() {
        Assessment assessment = assess(Vectors.calm());

        assertThat(assessment.featuresUsed()).isEqualTo(Vectors.calm().features());
    }

    private Assessment assess(Vectors vector) {
        return model.assess(vector.at(AS_OF.plusSeconds(60)));
    }

    private static Vectors vitals(double rr, double spo2, double systolic, double pulse, double temperature) {
        return Vectors.calm()
                .vital("respiratory_rate", rr, 0.5)
                .vital("spo2", spo2, 0.5)
                .vital("bp_systolic", systolic, 0.5)
                .vital("heart_rate", pulse, 0.5)
                .vital("temperature", temperature, 0.5);
    }
}
