package io.clinstream.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.ContributionMethod;
import io.clinstream.models.score.Score;
import io.clinstream.models.score.ScoreStatus;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxPackageTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldScoreThroughThePackageAsPyTorchDid() throws Exception {
        try (ScoringModel model = ModelPackage.read(files(manifest(), Fixture.file("network.onnx")))
                .open("sepsis-mlp-1")) {
            for (Fixture.Row row : Fixture.rows()) {
                // When
                Assessment assessment = model.assess(input(row));
                // Then
                assertThat(assessment.status()).isEqualTo(ScoreStatus.SCORED);
                Score score = assessment.score().orElseThrow();
                assertThat(score.probability()).isCloseTo(row.score(), within(1e-6));
                assertThat(score.method()).isEqualTo(ContributionMethod.SHAPLEY_SAMPLED);
                double sum = score.contributions().stream()
                        .mapToDouble(Contribution::logOdds)
                        .sum();
                double logOdds = Math.log(score.probability() / (1 - score.probability()));
                assertThat(score.baseLogOdds() + sum).isCloseTo(logOdds, within(1e-6));
            }
        }
    }

    @Test
    void shouldRefuseAnUnknownFeatureAtRegistration() throws Exception {
        // Given
        ObjectNode manifest = manifest();
        ((ArrayNode) manifest.get("inputs")).set(1, "heart_rate_trend_5h");
        ObjectNode reference = (ObjectNode) manifest.get("explanation").get("reference");
        reference.remove("heart_rate_trend_6h");
        reference.put("heart_rate_trend_5h", 0);
        Map<String, byte[]> files = files(manifest, Fixture.file("network.onnx"));
        // Then
        assertThatThrownBy(() -> ModelPackage.read(files))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("inputs[1]")
                .hasMessageContaining("heart_rate_trend_5h");
    }

    @Test
    void shouldRefuseAGraphWithOtherInputsThanThePackageNames() throws Exception {
        ModelPackage wrong = ModelPackage.read(files(manifest(), Fixture.file("bad-width.onnx")));
        assertThatThrownBy(() -> wrong.open("sepsis-mlp-1").close())
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("FLOAT [rows, 12]");
    }

    @Test
    void shouldReadAPackageThatSaysHowMissingValuesAreRead() throws Exception {
        ObjectNode manifest = manifest();
        ((ObjectNode) manifest.get("onnx")).put("missing", "REFERENCE");
        try (ScoringModel model =
                ModelPackage.read(files(manifest, Fixture.file("bad-nan.onnx"))).open("sum-1")) {
            assertThat(model.assess(input(Fixture.rows().get(0))).score()).isPresent();
        }
    }

    private static ScoringInput input(Fixture.Row row) {
        Map<String, Double> features = new HashMap<>();
        double[] values = row.inputs();
        for (int column = 0; column < values.length; column++) {
            if (!Double.isNaN(values[column])) {
                features.put(Fixture.inputs().get(column), values[column]);
            }
        }
        return new ScoringInput(
                FeatureCatalog.current().featureSet(), features, NOW, Map.of("vitals", 60L), NOW.plusSeconds(60));
    }

    private static ObjectNode manifest() {
        ObjectNode manifest = MAPPER.createObjectNode();
        manifest.put("format", 1);
        manifest.put("name", "sepsis-mlp");
        manifest.put("kind", "ONNX");
        manifest.put("description", "A model for tests.");
        manifest.put("outcome", "an adverse event within 24 h");
        manifest.put("feature_set", FeatureCatalog.current().featureSet());
        manifest.set("inputs", MAPPER.valueToTree(Fixture.inputs()));
        manifest.set("required", MAPPER.valueToTree(List.copyOf(Fixture.REQUIRED)));
        manifest.putObject("freshness")
                .putObject("vitals")
                .put("stale_after", "PT12H")
                .put("required", true);
        manifest.putObject("calibration").put("method", "PLATT").put("slope", 1).put("intercept", 0);
        manifest.putObject("thresholds").put("medium", 0.1).put("high", 0.3).put("rule", "invented");
        manifest.putObject("explanation")
                .put("method", "SHAPLEY_SAMPLED")
                .set("reference", MAPPER.valueToTree(Fixture.declaration().reference()));
        manifest.putObject("onnx").put("input", "features").put("output", "probability");
        manifest.putObject("training").put("trained_at", "2026-03-01T00:00:00Z");
        manifest.putObject("metrics");
        return manifest;
    }

    private static Map<String, byte[]> files(ObjectNode manifest, byte[] onnx)
            throws IOException, NoSuchAlgorithmException {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(onnx));
        manifest.putArray("files")
                .addObject()
                .put("name", "model.onnx")
                .put("sha256", sha256)
                .put("bytes", onnx.length);
        return Map.of("model.json", MAPPER.writeValueAsBytes(manifest), "model.onnx", onnx);
    }
}
