package io.clinstream.operations.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityReportTest {

    private final Tally tally = new Tally("offline");

    @Test
    void shouldBeEqualWhenEverythingIs() {
        tally.equal();

        assertThat(report().exitCode()).isEqualTo(ParityReport.EQUAL);
        assertThat(report().json().path("verdict").asText()).isEqualTo("EQUAL");
        assertThat(report().json().path("vectors_per_second").asLong()).isEqualTo(50);
    }

    @Test
    void shouldShowTheFirstDifferenceOfEveryFeatureAndHowOftenItDiffers() {
        // Given
        tally.different(List.of(new Difference("0/7 sequence 0", "heart_rate_last", "81.0", "80.0")));
        tally.different(List.of(
                new Difference("0/8 sequence 0", "heart_rate_last", "91.0", "90.0"),
                new Difference("0/8 sequence 0", "spo2_last", null, "97.0")));

        // When
        List<String> text = report().text();

        // Then
        assertThat(report().exitCode()).isEqualTo(ParityReport.DIFFERENT);
        assertThat(text)
                .contains(
                        "offline  different: heart_rate_last at 0/7 sequence 0: stored 81.0, recomputed 80.0 (and in 1 more)",
                        "offline  different: spo2_last at 0/8 sequence 0: stored null, recomputed 97.0");
        assertThat(report().json().at("/stores/0/differences/0/count").asLong()).isEqualTo(2);
    }

    @Test
    void shouldBeUndecidedWhileARowMayStillCome() {
        tally.equal();
        tally.behind("0/9 sequence 0");

        assertThat(report().exitCode()).isEqualTo(ParityReport.UNDECIDED);
    }

    @Test
    void shouldRatherSayThatSomethingDiffersThanThatItIsUndecided() {
        tally.behind("0/9 sequence 0");
        tally.missing("0/3 sequence 0");

        assertThat(report().exitCode()).isEqualTo(ParityReport.DIFFERENT);
    }

    @Test
    void shouldBeUndecidedWhenThereIsNothingToCompare() {
        ParityReport nothing =
                new ParityReport(List.of(tally), 0, 0, Duration.ofSeconds(1), List.of("the log gives no vector"));

        assertThat(nothing.exitCode()).isEqualTo(ParityReport.UNDECIDED);
        assertThat(nothing.text()).contains("cannot decide: the log gives no vector");
    }

    private ParityReport report() {
        return new ParityReport(List.of(tally), 120, 100, Duration.ofSeconds(2), List.of());
    }
}
