package io.clinstream.prediction.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFieldsTest {

    @Test
    void shouldReadEveryField() {
        OnlineVector vector = VectorFields.parse(fields());

        assertThat(vector.asOf()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(vector.version()).isEqualTo("1-0-42-0");
        assertThat(vector.features()).containsExactly(Map.entry("heart_rate_last", 75.25));
        assertThat(vector.newest()).containsOnlyKeys("vitals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"features", "updated_at", "version", "feature_set", "vector_sha256"})
    void shouldRefuseHalfWrittenHash(String field) {
        Map<String, String> fields = fields();
        fields.remove(field);

        assertThatThrownBy(() -> VectorFields.parse(fields)).hasMessageContaining(field);
    }

    @Test
    void shouldRefuseFeatureThatIsNoNumber() {
        Map<String, String> fields = fields();
        fields.put("features", "{\"heart_rate_last\":\"75\"}");

        assertThatThrownBy(() -> VectorFields.parse(fields)).hasMessageContaining("heart_rate_last");
    }

    @Test
    void shouldRefuseCutJson() {
        Map<String, String> fields = fields();
        fields.put("features", "{\"heart_rate_last\":7");

        assertThatThrownBy(() -> VectorFields.parse(fields)).hasMessageContaining("features");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "7",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} {}",
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":1e999}",
                "{\"a\":NaN}",
                "{\"a\":true}",
                "{\"a\":1,}"
            })
    void shouldRefuseWhatIsNoFlatObjectOfNumbers(String json) {
        Map<String, String> fields = fields();
        fields.put("features", json);

        assertThatThrownBy(() -> VectorFields.parse(fields)).isInstanceOf(VectorFields.IncompleteVectorException.class);
    }

    @Test
    void shouldReadNumbersToTheLastBit() {
        Map<String, String> fields = fields();
        fields.put("features", "{\"a\":0.1,\"b\":-4.9E-324,\"c\":9007199254740993,\"d\":112.39999999999999}");

        assertThat(VectorFields.parse(fields).features())
                .containsEntry("a", 0.1)
                .containsEntry("b", -4.9E-324)
                .containsEntry("c", 9007199254740992.0)
                .containsEntry("d", 112.39999999999999);
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        fields.put("features", "{\"heart_rate_last\":75.25,\"spo2_last\":null}");
        fields.put("updated_at", "2026-03-01T10:00:00Z");
        fields.put("known_at", "2026-03-01T10:00:00Z");
        fields.put("version", "1-0-42-0");
        fields.put("feature_set", "fs");
        fields.put("vector_sha256", "ab".repeat(32));
        fields.put("vitals", "2026-03-01T09:59:00Z");
        fields.put("labs", "");
        return fields;
    }
}
