package io.clinstream.models.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final Path GOLDEN = Path.of(System.getProperty("basedir", "."))
            .resolve("src/test/resources/io/clinstream/models/explain/sentences.txt");

    @Test
    void shouldCompareWithThePatientsOwnDay() {
        Map<String, Double> vector = Map.of("heart_rate_mean_6h", 112.0, "heart_rate_mean_24h", 94.0);

        assertThat(Sentences.of("heart_rate_mean_6h", vector))
                .isEqualTo("Heart rate mean over 6 h 112 /min, 18 above this patient's 24 h mean.");
    }

    @Test
    void shouldSayHowALaboratoryValueStandsToItsLimit() {
        Map<String, Double> ofItsOwnRecord =
                Map.of("lab_alt_last", 96.0, "lab_alt_xuln_last", 2.4, "lab_alt_hours_since_last", 5.5);
        Map<String, Double> usual = Map.of("lab_lactate_last", 4.1, "lab_lactate_hours_since_last", 0.5);
        Map<String, Double> bySex = Map.of("lab_hemoglobin_last", 10.0, "sex_male", 1.0);
        Map<String, Double> sexUnknown = Map.of("lab_hemoglobin_last", 13.0);

        assertThat(Sentences.of("lab_alt_last", ofItsOwnRecord))
                .isEqualTo("ALT 96 U/L, 2.4 times the upper limit of normal, measured 5 h before.");
        assertThat(Sentences.of("lab_lactate_last", usual))
                .startsWith("Lactate 4.1 mmol/L, above the usual limit of ")
                .endsWith(", measured 30 min before.");
        assertThat(Sentences.of("lab_hemoglobin_last", bySex)).contains("below the usual limit of");
        assertThat(Sentences.of("lab_hemoglobin_last", sexUnknown)).isEqualTo("Hemoglobin 13 g/dL.");
    }

    @Test
    void shouldSayWhatHasNotBeenMeasured() {
        assertThat(Sentences.of("lab_lactate_last", Map.of())).isEqualTo("No lactate has been measured.");
        assertThat(Sentences.of("heart_rate_last", Map.of("heart_rate_hours_since_last", 30.0)))
                .isEqualTo("No heart rate within 24 h, last measured 30 h before.");
        assertThat(Sentences.of("heart_rate_std_6h", Map.of()))
                .isEqualTo("Fewer than two values of heart rate in 6 h.");
    }

    @Test
    void shouldNameWhatTheCatalogueDoesNotHave() {
        assertThat(Sentences.of("of_another_version", Map.of("of_another_version", 1.5)))
                .isEqualTo("of_another_version 1.5.");
        assertThat(Sentences.of("of_another_version", Map.of())).isEqualTo("of_another_version has no value.");
    }

    /** A sentence for every feature, known and unknown, as people read them; rewrite with -Dgolden.update=true. */
    @Test
    void shouldHaveSentencesForTheWholeCatalogue() throws IOException {
        StringBuilder text = new StringBuilder();
        Map<String, Double> vector = vector();
        for (Feature feature : FeatureCatalog.current().features()) {
            text.append(feature.name()).append('\n');
            text.append("  ").append(Sentences.of(feature.name(), vector)).append('\n');
            text.append("  ").append(Sentences.of(feature.name(), Map.of())).append('\n');
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }

        assertThat(text.toString()).as("rewrite with -Dgolden.update=true").isEqualTo(Files.readString(GOLDEN));
    }

    private static Map<String, Double> vector() {
        Map<String, Double> vector = new HashMap<>();
        for (Feature feature : FeatureCatalog.current().features()) {
            double value = feature.statistic() == Statistic.FRACTION
                    ? 0.4
                    : switch (feature.unit()) {
                        case "{0,1}" -> 1;
                        case "1", "{grade}", "{score}", "{stage}", "{ordinal}" -> 2;
                        case "h" -> 5.25;
                        default -> feature.id() % 2 == 0 ? -3.14159 : 42.125;
                    };
            vector.put(feature.name(), value);
        }
        return vector;
    }
}
