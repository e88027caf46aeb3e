package io.clinstream.engine.vector;

import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.history.Events;
import io.clinstream.engine.history.PatientHistory;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectFeaturesTest {

    private final PatientHistory history = new PatientHistory();

    @Test
    void shouldCountYearsFromTheYearOfBirthAndPoolTheOldest() {
        say("M", OptionalInt.of(1950), OptionalInt.of(60), OptionalLong.empty(), OptionalInt.empty(), null);
        assertThat(value(0, "age_years")).isEqualTo(76.0);
        assertThat(value(0, "sex_male")).isEqualTo(1.0);

        history.apply(Events.subject(2, 1930), hour(0));
        assertThat(value(0, "age_years")).isEqualTo(90.0);
        assertThat(value(0, "sex_male")).isEqualTo(0.0);
    }

    @Test
    void shouldTakeTheAgeAtEnrolmentWhereTheYearOfBirthIsWithheld() {
        say("U", OptionalInt.empty(), OptionalInt.of(60), OptionalLong.empty(), OptionalInt.empty(), null);

        assertThat(value(0, "age_years")).isEqualTo(60.0);
        assertThat(value(0, "sex_male")).isNull();
    }

    @Test
    void shouldKnowNothingWithoutASubjectRecord() {
        for (String feature : new String[] {"age_years", "sex_male", "study_day", "hours_since_first_dose"}) {
            assertThat(value(0, feature)).as(feature).isNull();
        }
    }

    @Test
    void shouldHaveNoDayZero() {
        say("F", OptionalInt.empty(), OptionalInt.empty(), OptionalLong.of(hour(10)), OptionalInt.empty(), null);

        assertThat(value(-0.001, "study_day")).isEqualTo(-1.0);
        assertThat(value(0, "study_day")).isEqualTo(1.0);
        assertThat(value(10, "study_day")).isEqualTo(1.0);
        assertThat(value(24, "study_day")).isEqualTo(2.0);
    }

    @Test
    void shouldCountHoursSinceADoseFromTheDoseOn() {
        say("F", OptionalInt.empty(), OptionalInt.empty(), OptionalLong.of(hour(10)), OptionalInt.empty(), null);

        assertThat(value(9.9, "hours_since_first_dose")).isNull();
        assertThat(value(10, "hours_since_first_dose")).isEqualTo(0.0);
        assertThat(value(12.5, "hours_since_first_dose")).isEqualTo(2.5);
        assertThat(value(12.5, "hours_since_last_dose")).isEqualTo(2.5);
    }

    @Test
    void shouldCountHoursSinceEnrolmentAndAdmissionToHospital() {
        say("F", OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty(), null);

        assertThat(value(0.5, "hours_since_enrolment")).isEqualTo(3.5);
        assertThat(value(0.5, "hours_since_hospital_admission")).isEqualTo(50.75);
        assertThat(value(-4, "hours_since_enrolment")).isNull();
        assertThat(value(-51, "hours_since_hospital_admission")).isNull();
    }

    @Test
    void shouldNotReadTheArmOfABlindedStudy() {
        say("F", OptionalInt.of(1950), OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty(), "Xanomeline");
        assertThat(value(1, "arm_index")).isNull();

        PatientHistory other = new PatientHistory();
        other.apply(
                subject(
                        "F",
                        OptionalInt.of(1950),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        null),
                hour(0));
        assertThat(other.features(hour(1)).vectorSha256("PT00001"))
                .isEqualTo(history.features(hour(1)).vectorSha256("PT00001"));
    }

    @Test
    void shouldGiveThePlaceOfTheArmOfAnUnblindedStudy() {
        say("F", OptionalInt.of(1950), OptionalInt.empty(), OptionalLong.empty(), OptionalInt.of(2), "Placebo");

        assertThat(value(1, "arm_index")).isEqualTo(2.0);
    }

    @Test
    void shouldPutTheHourOnACircle() {
        assertThat(value(0, "hour_of_day_sin")).isEqualTo(0.0);
        assertThat(value(0, "hour_of_day_cos")).isEqualTo(1.0);
        assertThat(value(2.9, "hour_of_day_sin")).isEqualTo(0.5);
        assertThat(value(6.5, "hour_of_day_sin")).isEqualTo(1.0);
        assertThat(value(6.5, "hour_of_day_cos")).isEqualTo(0.0);
        assertThat(value(20, "hour_of_day_cos")).isEqualTo(0.5);
        assertThat(value(1, "hour_of_day_sin")).isEqualTo(0.25881904510252074);
        assertThat(value(23, "hour_of_day_sin")).isEqualTo(-0.25881904510252074);
        assertThat(value(-1, "hour_of_day_sin")).isEqualTo(value(23, "hour_of_day_sin"));
    }

    @Test
    void shouldTellTheAgeOfTheWholeVectorInSeconds() {
        assertThat(value(1, "feature_age_seconds")).isNull();

        history.apply(Events.at(1).reads(Signal.WEIGHT, 70), hour(1));
        history.apply(Events.at(2).reports("AE1", 1), hour(2));

        assertThat(value(1.5, "feature_age_seconds")).isEqualTo(1800.0);
        assertThat(value(3, "feature_age_seconds")).isEqualTo(3600.0);
    }

    private void say(
            String sex,
            OptionalInt birth,
            OptionalInt age,
            OptionalLong dose,
            OptionalInt armIndex,
            @Nullable String arm) {
        history.apply(subject(sex, birth, age, dose, armIndex, arm), hour(0));
    }

    private static SubjectRecord subject(
            String sex,
            OptionalInt birth,
            OptionalInt age,
            OptionalLong dose,
            OptionalInt armIndex,
            @Nullable String arm) {
        return new SubjectRecord(
                Events.at(0).header(),
                sex,
                birth,
                age,
                OptionalLong.of(hour(-3)),
                OptionalLong.of(hour(-50.25)),
                dose,
                dose,
                OptionalLong.empty(),
                OptionalLong.empty(),
                armIndex,
                arm);
    }

    private @Nullable Double value(double hours, String feature) {
        return history.features(hour(hours)).value(feature);
    }
}
