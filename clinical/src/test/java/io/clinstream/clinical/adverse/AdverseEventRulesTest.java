package io.clinstream.clinical.adverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.clinical.PartialInstant;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.TimePrecision;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdverseEventRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, MILD, -, 1", "-, MODERATE, -, 2", "-, SEVERE, -, 3", "-, SEVERE, LIFE_THREATENING, 4",
                "-, SEVERE, DEATH, 5", "-, SEVERE, HOSPITALISATION, 3", "-, -, DEATH, 5", "2, SEVERE, DEATH, 2",
                "0, -, -, 0", "-, -, -, -"
            })
    void shouldDeriveTheGrade(Integer reported, Severity severity, SeriousnessCriterion met, Integer expected) {
        Set<SeriousnessCriterion> criteria = met == null ? Set.of() : EnumSet.of(met);

        OptionalInt grade = Grade.derive(reported, severity, criteria);

        assertThat(grade).isEqualTo(expected == null ? OptionalInt.empty() : OptionalInt.of(expected));
    }

    @Test
    void shouldRefuseAGradeThatIsNone() {
        assertThatThrownBy(() -> Grade.derive(6, null, Set.of())).hasMessageContaining("0 to 5 but is 6");
    }

    @ParameterizedTest
    @EnumSource(SeriousnessCriterion.class)
    void shouldBeSeriousByAnySingleCriterion(SeriousnessCriterion criterion) {
        assertThat(Seriousness.derive(Set.of(criterion), true)).isEqualTo(new Seriousness(true, false));
        assertThat(SeriousnessCriterion.of(criterion.sdtmVariable())).contains(criterion);
    }

    /** As 36 of the 39 rows with a criterion in the CDISC pilot. */
    @Test
    void shouldOverruleTheReporterAndFlagTheConflict() {
        Set<SeriousnessCriterion> met = Set.of(SeriousnessCriterion.HOSPITALISATION);

        assertThat(Seriousness.derive(met, false)).isEqualTo(new Seriousness(true, true));
        assertThat(Seriousness.derive(met, null)).isEqualTo(new Seriousness(true, true));
        assertThat(Seriousness.derive(Set.of(), true)).isEqualTo(new Seriousness(false, true));
        assertThat(Seriousness.derive(Set.of(), null)).isEqualTo(new Seriousness(false, false));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NONE, NOT_RELATED, false", "REMOTE, NOT_RELATED, false", "POSSIBLE, RELATED, true",
                "probable, RELATED, true", "Certain, RELATED, true", "unlikely, NOT_RELATED, false",
                "-, UNKNOWN, true", "'', UNKNOWN, true", "who knows, UNKNOWN, true"
            })
    void shouldSplitCausality(String statement, Relatedness expected, boolean counts) {
        assertThat(Relatedness.of(statement)).isEqualTo(expected);
        assertThat(Relatedness.of(statement).countsAsRelated()).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "RECOVERED/RESOLVED, RECOVERED, 1",
        "NOT RECOVERED/NOT RESOLVED, NOT_RECOVERED, 3",
        "fatal, FATAL, 5",
        "RECOVERED/RESOLVED WITH SEQUELAE, RECOVERED_WITH_SEQUELAE, 4",
        "UNKNOWN, UNKNOWN, 6"
    })
    void shouldKnowTheOutcomesOfTheCodeList(String term, Outcome expected, int e2b) {
        assertThat(Outcome.ofTerm(term)).contains(expected);
        assertThat(expected.e2bCode()).isEqualTo(e2b);
    }

    @Test
    void shouldNotKnowCodesOutsideTheLists() {
        assertThat(Outcome.ofTerm("GONE")).isEmpty();
        assertThat(Severity.ofTerm("VERY SEVERE")).isEmpty();
        assertThat(SeriousnessCriterion.of("AEXYZ")).isEmpty();
    }

    @ParameterizedTest(name = "{0}/{1} against {2}/{3}: {4}")
    @CsvSource({
        "2013-02-15T00:00:00Z, DAY, 2013-02-14T00:00:00Z, DAY, true",
        "2013-02-14T00:00:00Z, DAY, 2013-02-14T00:00:00Z, DAY, false",
        "2013-02-14T10:00:00Z, MINUTE, 2013-02-14T00:00:00Z, DAY, false",
        "2013-02-14T10:01:00Z, MINUTE, 2013-02-14T10:00:00Z, MINUTE, true",
        "2013-02-14T00:00:00Z, DAY, 2013-02-01T00:00:00Z, MONTH, false",
        "2013-03-01T00:00:00Z, DAY, 2013-02-01T00:00:00Z, MONTH, true",
        "2013-12-01T00:00:00Z, MONTH, 2013-01-01T00:00:00Z, YEAR, false",
        "2014-01-01T00:00:00Z, MONTH, 2013-01-01T00:00:00Z, YEAR, true"
    })
    void shouldCompareOnsetAndEndAtTheCoarserPrecision(
            Instant onset, TimePrecision onsetPrecision, Instant end, TimePrecision endPrecision, boolean refused) {
        PartialInstant from = new PartialInstant(onset, onsetPrecision);
        PartialInstant to = new PartialInstant(end, endPrecision);

        assertThat(ReportPlausibility.refusal(from, to, null, null).isPresent()).isEqualTo(refused);
        assertThat(ReportPlausibility.refusal(from, null, to, null).isPresent()).isEqualTo(refused);
    }

    @Test
    void shouldNameTheReasonOfARefusal() {
        PartialInstant early = PartialInstant.ofEpochMilli(0, TimePrecision.DAY);
        PartialInstant late = PartialInstant.ofEpochMilli(86_400_000, TimePrecision.DAY);

        assertThat(ReportPlausibility.refusal(late, early, null, null)).contains(RejectionReason.ONSET_AFTER_END);
        assertThat(ReportPlausibility.refusal(late, null, early, null)).contains(RejectionReason.ONSET_AFTER_REPORT);
        assertThat(ReportPlausibility.refusal(early, late, late, 6)).contains(RejectionReason.INVALID_GRADE);
        assertThat(ReportPlausibility.refusal(early, late, late, 5)).isEmpty();
        assertThat(ReportPlausibility.refusal(null, late, late, null)).isEmpty();
    }

    @Test
    void shouldFlagWhatIsOddButAccepted() {
        Seriousness calm = new Seriousness(false, false);

        assertThat(ReportPlausibility.flags(Outcome.NOT_RECOVERED, true, 2, calm))
                .containsExactly(ReportFlag.NOT_RECOVERED_BUT_ENDED);
        assertThat(ReportPlausibility.flags(Outcome.RECOVERED, false, 2, calm))
                .containsExactly(ReportFlag.RECOVERED_WITHOUT_END);
        assertThat(ReportPlausibility.flags(Outcome.RECOVERED, true, 5, new Seriousness(true, true)))
                .containsExactlyInAnyOrder(ReportFlag.GRADE_FIVE_NOT_FATAL, ReportFlag.SERIOUSNESS_CONFLICT);
        assertThat(ReportPlausibility.flags(Outcome.FATAL, true, 5, calm)).isEmpty();
    }
}
