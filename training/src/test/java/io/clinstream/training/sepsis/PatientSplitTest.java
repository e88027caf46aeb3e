package io.clinstream.training.sepsis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatientSplitTest {

    /** As docs/evaluation.md states it, committed before any training. */
    private static final String SHA_256 = "a3da86452499ec2957a6fb098b97cfa517abc65f16374516ec0594e051b0064e";

    @Test
    void shouldBeTheCommittedBytes() throws IOException {
        // When
        PatientSplit split = PatientSplit.committed();

        // Then
        assertThat(split.sha256()).isEqualTo(SHA_256);
        assertThat(Files.readString(Path.of("../docs/evaluation.md"))).contains(SHA_256);
    }

    @Test
    void shouldHoldExactlyTheDevelopmentPatientsAsTheRuleDrawsThem() {
        // Given
        List<String> development = IntStream.range(100_001, 120_000)
                .filter(number -> number % 5 != 0)
                .mapToObj(number -> String.format(Locale.ROOT, "p%d", number))
                .toList();

        // When
        PatientSplit split = PatientSplit.committed();

        // Then
        assertThat(split.parts()).hasSize(16_000);
        assertThat(split.parts().keySet()).containsExactlyElementsOf(development);
        assertThat(development)
                .allSatisfy(patient -> assertThat(split.part(patient)).isEqualTo(SplitRule.part(patient)));
    }

    @Test
    void shouldDrawCloseTo70And15And15PerCent() {
        // When
        var counts = PatientSplit.committed().parts().values().stream()
                .collect(Collectors.groupingBy(Part::text, Collectors.counting()));

        // Then
        assertThat(counts)
                .containsEntry("train", 11_210L)
                .containsEntry("validation", 2_440L)
                .containsEntry("test", 2_350L);
    }

    @Test
    void shouldRefuseALineThatTheRuleDoesNotDraw() {
        // Given
        String drawn = SplitRule.part("p100001").text();
        String other = drawn.equals("test") ? "train" : "test";
        byte[] file = ("patient,part\np100001," + other + "\n").getBytes(StandardCharsets.UTF_8);

        // Then
        assertThatThrownBy(() -> PatientSplit.of(file))
                .hasMessageContaining("p100001")
                .hasMessageContaining(drawn);
    }

    @Test
    void shouldRefuseAPatientThatIsNotOfTheSplit() {
        assertThatThrownBy(() -> PatientSplit.committed().part("p100005"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("p100005");
    }
}
