package io.clinstream.streams.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.schema.Subject;
import io.clinstream.streams.intake.UnblindedStudies;
import io.clinstream.streams.testing.ChainFixture;
import io.clinstream.streams.testing.IntakeFixture;
import io.clinstream.streams.testing.Vector;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The treatment arm from the raw topic to the vector: known where a study is unblinded, nowhere else. */
class TreatmentArmTopologyTest {

    private static final UnblindedStudies STUDIES =
            new UnblindedStudies(Map.of("OPEN", List.of("Placebo", "Low", "High")));

    @ParameterizedTest
    @CsvSource({"Placebo, 0", "Low, 1", "High, 2"})
    void shouldBeItsPlaceInTheListOfAnUnblindedStudy(String arm, double index) {
        assertThat(vector("OPEN", arm).feature("arm_index")).isEqualTo(index);
    }

    @Test
    void shouldBeNothingWhereTheListHasNoSuchArm() {
        assertThat(vector("OPEN", "Unheard of").feature("arm_index")).isNull();
    }

    @Test
    void shouldLeaveNoTraceInABlindedStudy() {
        // When
        Vector placebo = vector("BLINDED", "Placebo");
        Vector high = vector("BLINDED", "High");

        // Then
        assertThat(placebo.feature("arm_index")).isNull();
        assertThat(high.row()).isEqualTo(placebo.row());
    }

    private static Vector vector(String study, String arm) {
        try (ChainFixture chain = ChainFixture.behind(IntakeFixture.unblinded(STUDIES))) {
            chain.send(
                    chain.topics().subjects(),
                    "PT1",
                    Subject.newBuilder()
                            .setEventId("e-1")
                            .setPatientId("PT1")
                            .setStudyId(study)
                            .setSource("edc")
                            .setEventTime(chain.now())
                            .setArm(arm)
                            .build());
            List<GenericRecord> vectors = chain.vectors();
            assertThat(vectors).hasSize(1);
            return new Vector(vectors.get(0));
        }
    }
}
