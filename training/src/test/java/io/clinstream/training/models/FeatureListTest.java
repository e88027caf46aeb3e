package io.clinstream.training.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.models.InvalidModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureListTest {

    @TempDir
    private Path folder;

    @Test
    void shouldKeepTheOrderOfTheLines() throws IOException {
        Path lines = Files.writeString(
                folder.resolve("features.txt"), "# columns\nspo2_last, 97\n\nheart_rate_last,84.5\nage_years\n");

        FeatureList list = FeatureList.read(lines, null);

        assertThat(list.names()).containsExactly("spo2_last", "heart_rate_last", "age_years");
        assertThat(list.reference())
                .containsExactlyInAnyOrderEntriesOf(Map.of("spo2_last", 97.0, "heart_rate_last", 84.5));
    }

    @Test
    void shouldTakeReferenceValuesFromTheirOwnFile() throws IOException {
        Path lines = Files.writeString(folder.resolve("features.txt"), "spo2_last,1\n");
        Path reference = Files.writeString(folder.resolve("reference.json"), "{\"spo2_last\": 97}");

        assertThat(FeatureList.read(lines, reference).reference()).isEqualTo(Map.of("spo2_last", 97.0));
    }

    @Test
    void shouldNameTheLineOfAValueThatIsNoNumber() throws IOException {
        Path lines = Files.write(folder.resolve("features.txt"), List.of("spo2_last,97", "age_years,old"));

        assertThatThrownBy(() -> FeatureList.read(lines, null))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("old")
                .hasMessageContaining("must be a number");
    }
}
