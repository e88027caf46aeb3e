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
