package io.clinstream.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.clinical.Analyte;
import io.clinstream.engine.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {

    private static final int LAST_REFERENCE_ROW = 311;
    private static final Set<String> NOT_FED = Set.of("169", "170", "296", "307");

    private final FeatureCatalog catalog = FeatureCatalog.current();

    @Test
    void shouldMatchTheCommittedCatalogue() {
        StringBuilder text = new StringBuilder(catalog.text());
        text.append("fingerprint ").append(catalog.fingerprint()).append('\n');
        text.append("next id ").append(CatalogContents.NEXT_ID).append('\n');

        Golden.assertMatches("src/test/resources/catalog/catalogue.txt", text.toString());
    }

    @Test
    void shouldMatchTheGeneratedPage() {
        Golden.assertMatches("../docs/generated/features.md", CatalogPage.markdown(catalog));
    }

    @Test
    void shouldHaveEveryRowOfTheClinicalReferenceThatIsFed() throws IOException {
        List<String> expected =
                Files.readAllLines(Golden.file("src/test/resources/catalog/reference-rows.txt")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .filter(line -> !NOT_FED.contains(line.substring(0, line.indexOf(' '))))
                        .toList();

        List<String> actual = catalog.features().stream()
                .filter(feature -> feature.id() <= LAST_REFERENCE_ROW)
                .map(feature -> feature.id() + " " + feature.name() + " " + feature.unit())
                .toList();

        assertThat(actual).hasSize(LAST_REFERENCE_ROW - NOT_FED.size()).containsExactlyElementsOf(expected);
    }

    @Test
    void shouldFollowTheReferenceWithoutAGap() {
        assertThat(catalog.features())
                .filteredOn(feature -> feature.id() > LAST_REFERENCE_ROW)
                .extracting(Feature::id)
                .containsExactlyElementsOf(IntStream.range(LAST_REFERENCE_ROW + 1, CatalogContents.NEXT_ID)
                        .boxed()
                        .toList());
        assertThat(nameOf(352)).isEqualTo("ae_max_grade_24h");
        assertThat(nameOf(353)).isEqualTo("news2_scale2_last");
        assertThat(nameOf(354)).isEqualTo("news2_scale2_any_param_3");
        assertThat(nameOf(355)).isEqualTo("arm_index");
    }

    @Test
    void shouldSayOfEveryFeatureWhatItMeansAndWhy() {
        assertThat(catalog.features()).allSatisfy(feature -> {
            assertThat(feature.meaning()).endsWith(".").doesNotContain("{source}", "{window}", "{condition}", "  ");
            assertThat(feature.reason()).isNotBlank();
            assertThat(feature.name()).matches("[a-z][a-z0-9_]*");
        });
    }

    @Test
    void shouldRefuseACatalogueWithAnIdOrANameTwice() {
        Feature first = catalog.features().get(0);
        Feature second = catalog.features().get(1);

        assertThatThrownBy(() -> FeatureCatalog.of(List.of(second, first)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature id 1 ");
        assertThatThrownBy(() -> FeatureCatalog.of(List.of(first, second.named(first.name()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(first.name());
    }

    @Test
    void shouldGiveAnotherCatalogueAFingerprintOfItsOwn() {
        FeatureCatalog part = FeatureCatalog.of(catalog.features().subList(0, 17));

        assertThat(part.size()).isEqualTo(17);
        assertThat(part.fingerprint()).isNotEqualTo(catalog.fingerprint());
        assertThat(FeatureCatalog.of(catalog.features()).fingerprint()).isEqualTo(catalog.fingerprint());
    }

    @Test
    void shouldHaveSeventeenFeaturesForEachOfSixVitalSigns() {
        List<Feature> vitals = catalog.features().stream()
                .filter(feature -> feature.group() == FeatureGroup.VITALS)
                .toList();

        assertThat(vitals).extracting(Feature::id).hasSize(102).startsWith(1).endsWith(102);
    }

    @Test
    void shouldHaveLatestValueAndAgeOfEveryAnalyte() {
        Set<Analyte> last = EnumSet.noneOf(Analyte.class);
        Set<Analyte> age = EnumSet.noneOf(Analyte.class);
        for (Feature feature : catalog.features()) {
            if (feature.source() instanceof Source.Lab lab) {
                if (feature.statistic() == Statistic.LAST) {
                    last.add(lab.analyte());
                } else if (feature.statistic() == Statistic.HOURS_SINCE_LAST) {
                    age.add(lab.analyte());
                }
            }
        }

        assertThat(last).containsExactlyInAnyOrder(Analyte.values());
        assertThat(age).containsExactlyInAnyOrder(Analyte.values());
    }

    @Test
    void shouldDeriveUnitFromStatistic() {
        assertThat(catalog.find("heart_rate_trend_6h").orElseThrow().unit()).isEqualTo("/min/h");
        assertThat(catalog.find("heart_rate_count_24h").orElseThrow().unit()).isEqualTo("1");
        assertThat(catalog.find("lab_lactate_hours_since_last").orElseThrow().unit())
                .isEqualTo("h");
    }

    @Test
    void shouldRefuseAnUnknownName() {
        assertThat(catalog.find("heart_rate_median_6h")).isEmpty();
        assertThatThrownBy(() -> catalog.indexOf("heart_rate_median_6h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("heart_rate_median_6h");
    }

    private String nameOf(int id) {
        return catalog.features().stream()
                .filter(feature -> feature.id() == id)
                .findFirst()
                .orElseThrow()
                .name();
    }
}
