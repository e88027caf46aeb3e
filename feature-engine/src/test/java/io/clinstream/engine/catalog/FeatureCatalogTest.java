package io.clinstream.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.clinical.Analyte;
import io.clinstream.engine.Golden;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {

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
    void shouldKeepTheIdsOfTheClinicalReference() {
        assertThat(nameOf(1)).isEqualTo("heart_rate_mean_1h");
        assertThat(nameOf(17)).isEqualTo("heart_rate_hours_since_last");
        assertThat(nameOf(45)).isEqualTo("bp_diastolic_std_24h");
        assertThat(nameOf(63)).isEqualTo("respiratory_rate_trend_6h");
        assertThat(nameOf(83)).isEqualTo("temperature_delta_6h");
        assertThat(nameOf(102)).isEqualTo("spo2_hours_since_last");
        assertThat(nameOf(103)).isEqualTo("map_last");
        assertThat(nameOf(108)).isEqualTo("pulse_pressure_last");
        assertThat(nameOf(113)).isEqualTo("shock_index_last");
        assertThat(nameOf(142)).isEqualTo("news2_last");
        assertThat(nameOf(146)).isEqualTo("news2_any_param_3");
        assertThat(nameOf(147)).isEqualTo("news2_missing_components");
        assertThat(nameOf(171)).isEqualTo("lab_alt_last");
        assertThat(nameOf(216)).isEqualTo("lab_lactate_hours_since_last");
        assertThat(nameOf(222)).isEqualTo("lab_troponin_t_hours_since_last");
        assertThat(nameOf(275)).isEqualTo("ae_count_24h");
        assertThat(nameOf(276)).isEqualTo("ae_count_7d");
        assertThat(nameOf(282)).isEqualTo("ae_max_grade_7d");
        assertThat(nameOf(352)).isEqualTo("ae_max_grade_24h");
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
                assertThat(feature.statistic() == Statistic.LAST ? last.add(lab.analyte()) : age.add(lab.analyte()))
                        .as(feature.name())
                        .isTrue();
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
