package io.clinstream.features.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.features.Samples;
import io.clinstream.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnlineVectorTest {

    private static final Duration RETENTION = Duration.ofDays(2);
    private static final long SEED = 20261120;

    @Test
    void shouldHoldTheDocumentedFields() {
        // When
        OnlineVector vector = OnlineVector.from(Samples.vector("PT00042", 7, "heart_rate_last", 72), RETENTION);

        // Then
        assertThat(vector.fields())
                .containsEntry("version", "1-2-7-0")
                .containsEntry("updated_at", "2026-11-20T12:00:00.001Z")
                .containsEntry("known_at", "2026-11-20T12:00:00.001Z")
                .containsEntry("feature_set", "0123456789abcdef")
                .containsEntry("vector_sha256", "ab".repeat(32))
                .containsEntry("study_id", "STUDY-1")
                .containsEntry("clock", "LIVE")
                .containsEntry("vitals", "2026-11-20T11:59:00Z")
                .containsKey("features")
                .doesNotContainKeys("labs", "adverse_events", "site_id")
                .hasSize(9);
        assertThat(OnlineFields.key(vector.patientId())).isEqualTo("patient:PT00042:features");
    }

    @Test
    void shouldExpireByTheLastAcceptedEventNotByTheRefresh() {
        // Given
        GenericRecord event = Samples.vector("A", 7, "heart_rate_last", 72);
        GenericRecord refresh = Samples.vector("A", 9, "heart_rate_last", 72);
        refresh.put("as_of", Instant.parse("2026-11-21T09:00:00Z").toEpochMilli());

        // Then
        assertThat(OnlineVector.from(event, RETENTION).expiresAt())
                .isEqualTo(Instant.parse("2026-11-22T12:00:00Z"))
                .isEqualTo(OnlineVector.from(refresh, RETENTION).expiresAt());
    }

    @Test
    void shouldNameEveryFeatureInCatalogueOrder() throws Exception {
        // When
        JsonNode features = features(72);

        // Then
        List<String> names = new ArrayList<>();
        features.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .isEqualTo(FeatureCatalog.current().features().stream()
                        .map(feature -> feature.name())
                        .toList());
        assertThat(features.get("heart_rate_mean_1h").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "72.0, 72",
        "36.6, 36.6",
        "-0.0, 0",
        "0.30000000000000004, 0.30000000000000004",
        "2.0E-3, 0.002",
        "2.2E-322, 2.2E-322",
        "2.0E23, 2.0E23",
        "123456789012345.0, 123456789012345"
    })
    void shouldWriteTheShortestTextThatReadsBack(double value, String text) {
        assertThat(json(value)).contains("\"heart_rate_last\":" + text + ",");
    }

    @Test
    void shouldReadBackTheSameBitsOfAnyDouble() throws Exception {
        // Given
        Random random = new Random(SEED);

        for (int attempt = 0; attempt < 2_000; attempt++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                // When
                double read = features(value).get("heart_rate_last").doubleValue();

                // Then
                assertThat(read).as("seed %d", SEED).isEqualTo(value);
            }
        }
    }

    private static JsonNode features(double heartRate) throws Exception {
        return Json.MAPPER.readTree(json(heartRate));
    }

    private static String json(double heartRate) {
        return OnlineVector.from(Samples.vector("A", 7, "heart_rate_last", heartRate), RETENTION)
                .fields()
                .get("features");
    }
}
