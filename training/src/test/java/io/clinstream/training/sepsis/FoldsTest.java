package io.clinstream.training.sepsis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    private static final Set<String> PATIENTS = PatientSplit.committed().parts().keySet();
    private final Folds folds = new Folds(5);

    @Test
    void shouldDrawTheFoldFromTheFirst8BytesOfTheHash() throws Exception {
        for (String patient : PATIENTS.stream().limit(200).toList()) {
            // Given: the rule of docs/evaluation.md, by another way
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("clinstream cinc2019-sepsis-b fold 1:" + patient).getBytes(StandardCharsets.UTF_8));
            int drawn = new BigInteger(1, Arrays.copyOf(digest, 8))
                    .mod(BigInteger.valueOf(5))
                    .intValueExact();

            // Then
            assertThat(folds.fold(patient)).isEqualTo(drawn);
        }
    }

    @Test
    void shouldLeaveEachPatientOutExactlyOnce() {
        assertThat(PATIENTS)
                .allSatisfy(patient -> assertThat(
                                IntStream.range(0, 5).filter(fold -> folds.part(patient, fold) == Part.TEST))
                        .containsExactly(folds.fold(patient)));
    }

    @Test
    void shouldDrawFoldsOfAboutAFifth() {
        for (int fold = 0; fold < 5; fold++) {
            assertThat(count(Part.TEST, fold)).isBetween(3_050L, 3_350L);
        }
    }

    @Test
    void shouldKeepAbout15PerCentOfTheOtherFoldsForInnerValidation() {
        for (int fold = 0; fold < 5; fold++) {
            long inner = count(Part.VALIDATION, fold);
            assertThat((double) inner / (inner + count(Part.TRAIN, fold))).isBetween(0.14, 0.16);
        }
    }

    @Test
    void shouldRefuseFewerThanTwoFolds() {
        assertThatThrownBy(() -> new Folds(1)).hasMessageContaining("2 to 20").hasMessageContaining("1");
    }

    private long count(Part part, int leftOut) {
        return PATIENTS.stream()
                .filter(patient -> folds.part(patient, leftOut) == part)
                .count();
    }
}
