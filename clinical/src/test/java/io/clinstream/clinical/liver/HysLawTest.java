package io.clinstream.clinical.liver;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.exact.Rational;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HysLawTest {

    private static final long DAY = 24 * 3_600_000L;

    /** Value/limit of ALT, AST, total bilirubin and alkaline phosphatase. The upper left quadrant has two names there. */
    @ParameterizedTest(name = "{0}: ALT {1}, AST {2}, TB {3}, ALP {4} -> {7}")
    @CsvSource({
        "H1 computed, 120/40, 100/40, 2.6/1.2, 100/115, 3.000 2.500 2.167 0.870, 3.45, POSSIBLE_HYS_LAW, true",
        "H2 computed, 120/40, 100/40, 2.4/1.2, 100/115, 3.000 2.500 2.000 0.870, 3.45, POSSIBLE_HYS_LAW, true",
        "H3 computed, 119/40, 119/40, 2.4/1.2, 100/115, 2.975 2.975 2.000 0.870, 3.42, HYPERBILIRUBINAEMIA, false",
        "H4 computed, 40/35, 30/36, 3.0/1.2, 300/115, 1.143 0.833 2.500 2.609, 0.44, HYPERBILIRUBINAEMIA, false",
        "H5 computed, 200/35, 150/36, 1.0/1.2, 90/115, 5.714 4.167 0.833 0.783, 7.30, TEMPLES_COROLLARY, false",
        "H6 computed, 150/32, 140/34, 3.1/1.2, 260/115, 4.688 4.118 2.583 2.261, 2.07, POSSIBLE_HYS_LAW, false",
        "H7 computed, 30/35, 28/36, 0.6/1.2, 80/115, 0.857 0.778 0.500 0.696, 1.23, NORMAL, false",
        "H8 computed, 100/43, 130/36, 2.5/1.2, 120/115, 2.326 3.611 2.083 1.043, 2.23, POSSIBLE_HYS_LAW, true"
    })
    void shouldJudgeTheVectorsOfTheReference(
            String origin,
            String alt,
            String ast,
            String bilirubin,
            String alp,
            String multiples,
            String rValue,
            LiverQuadrant quadrant,
            boolean candidate) {
        Rational altTimes = times(alt);
        Rational astTimes = times(ast);
        Rational bilirubinTimes = times(bilirubin);
        Rational alpTimes = times(alp);
        Rational transaminase = altTimes.isAbove(astTimes) ? altTimes : astTimes;

        assertThat(altTimes.rounded(3) + " " + astTimes.rounded(3) + " " + bilirubinTimes.rounded(3) + " "
                        + alpTimes.rounded(3))
                .as(origin)
                .isEqualTo(multiples);
        assertThat(HysLaw.rValue(altTimes, alpTimes).orElseThrow().rounded(2)).hasToString(rValue);
        assertThat(LiverQuadrant.of(transaminase, bilirubinTimes)).isEqualTo(quadrant);
        assertThat(HysLaw.candidate(transaminase, bilirubinTimes, alpTimes)).isEqualTo(candidate);
    }

    @Test
    void shouldGiveNrOfVectorH8ByTheGreaterTransaminase() {
        Rational nR = HysLaw.rValue(times("130/36"), times("120/115")).orElseThrow();

        assertThat(nR.rounded(2)).hasToString("3.46");
    }

    @ParameterizedTest(name = "admiral hys_law join of 0 to 14 days: bilirubin on day {0} -> {1}")
    @CsvSource({"14, true", "15, false", "-1, false", "0, true"})
    void shouldWantTheBilirubinWithinFourteenDaysAfter(long day, boolean follows) {
        assertThat(HysLaw.follows(0, day * DAY)).isEqualTo(follows);
    }

    @Test
    void shouldKeepTheEdgesOfTimeToTheMillisecond() {
        assertThat(HysLaw.follows(0, 14 * DAY + 1)).isFalse();
        assertThat(HysLaw.follows(1, 0)).isFalse();
    }

    @Test
    void shouldNotBlockACandidateByAnUnknownPhosphatase() {
        assertThat(HysLaw.candidate(Rational.of(3), Rational.of(2), null)).isTrue();
        assertThat(HysLaw.candidate(Rational.of(3), Rational.of(2), Rational.of(2)))
                .isFalse();
    }

    @Test
    void shouldGiveNoMultipleWithoutALimitAboveZero() {
        assertThat(HysLaw.timesUpperLimit(Rational.of(40), null)).isEmpty();
        assertThat(HysLaw.timesUpperLimit(Rational.of(40), Rational.ZERO)).isEmpty();
        assertThat(HysLaw.rValue(Rational.of(3), Rational.ZERO)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest(name = "edge of R: {0} -> {1}")
    @CsvSource({"5, HEPATOCELLULAR", "4.99, MIXED", "2.01, MIXED", "2, CHOLESTATIC"})
    void shouldNameThePatternOfAnInjury(String rValue, LiverInjuryPattern pattern) {
        assertThat(LiverInjuryPattern.of(Rational.of(rValue))).isEqualTo(pattern);
    }

    private static Rational times(String valueAndLimit) {
        String[] parts = valueAndLimit.split("/", -1);
        return HysLaw.timesUpperLimit(Rational.of(parts[0]), Rational.of(parts[1]))
                .orElseThrow();
    }
}
