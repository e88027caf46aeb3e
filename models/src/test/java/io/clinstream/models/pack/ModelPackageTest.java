package io.clinstream.models.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.testing.Packages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackageTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> MAY_BE_ABSENT = Set.of(
            "/training/training_set",
            "/training/data_sha256",
            "/training/git_commit",
            "/metrics/auroc",
            "/freshness/labs",
            "/freshness/vitals",
            "/inputs/0",
            "/required/0");

    private final ModelPackage trees = Packages.trees();

    @Test
    void shouldReadWhatItWrote() {
        ModelPackage again = ModelPackage.read(trees.write());

        assertThat(again.manifest()).isEqualTo(trees.manifest());
        assertThat(again.write().get("model.json")).isEqualTo(trees.write().get("model.json"));
        assertThat(again.digest()).isEqualTo(trees.digest());
    }

    @Test
    void shouldOpenAsTheVersionItIsServedAs() {
        try (ScoringModel model = Packages.logistic().open("adverse-event-24h-3")) {
            assertThat(model.identity()).isEqualTo(new ModelIdentity("adverse-event-24h", "adverse-event-24h-3"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/format; 2; format",
                "/name; \"Adverse Event\"; name",
                "/kind; \"LIGHTGBM\"; kind",
                "/kind; \"LOGISTIC\"; explanation.method",
                "/kind; 0; kind",
                "/description; \" \"; description",
                "/feature_set; \"zz\"; feature_set",
                "/inputs/2; \"heart_rate_mean_7h\"; inputs[2]",
                "/inputs/2; \"heart_rate_last\"; inputs[2]",
                "/inputs; []; inputs",
                "/required/0; \"spo2_last\"; required[0]",
                "/required; [\"spo2_min_6h\", \"spo2_min_6h\"]; required[1]",
                "/freshness; {\"vital\": {\"stale_after\": \"PT12H\", \"required\": true}}; freshness.vital",
                "/freshness/vitals/stale_after; \"PT0S\"; freshness.vitals.stale_after",
                "/freshness/vitals/stale_after; \"12 h\"; freshness.vitals.stale_after",
                "/freshness/vitals; null; freshness.vitals",
                "/calibration/slope; 0; calibration.slope",
                "/calibration/slope; -1.5; calibration.slope",
                "/calibration/slope; \"NaN\"; calibration.slope",
                "/calibration/slope; null; calibration.slope",
                "/calibration/intercept; 1e999; calibration.intercept",
                "/thresholds/medium; 0; thresholds.medium",
                "/thresholds/medium; 0.4; thresholds.high",
                "/thresholds/high; 1; thresholds.high",
                "/thresholds/rule; \"\"; thresholds.rule",
                "/explanation/method; \"LINEAR\"; explanation.method",
                "/explanation/reference; {\"heart_rate_last\": 80}; explanation.reference",
                "/onnx; {\"input\": \"x\", \"output\": \"p\"}; onnx",
                "/ensemble; [{\"file\": \"trees.json\", \"weight\": 0}]; ensemble[0].weight",
                "/ensemble; [{\"file\": \"trees.json\", \"weight\": 1, \"trees\": 0}]; ensemble[0].trees",
                "/ensemble; [{\"file\": \"other.json\", \"weight\": 1}]; files",
                "/files; []; files",
                "/files/0/name; \"../trees.json\"; files[0].name",
                "/files/0/bytes; 17; files[0].bytes",
                "/files/0/sha256; \"00\"; files[0].sha256",
                "/training/trained_at; \"yesterday\"; training.trained_at",
            })
    void shouldRefuseByFieldValueAndRule(String pointer, String value, String field) throws IOException {
        Map<String, byte[]> all = new HashMap<>(trees.write());
        all.put("model.json", with(pointer, MAPPER.readTree(value)));

        assertThatThrownBy(() -> ModelPackage.read(all))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    @Test
    void shouldRefuseEveryManifestThatLacksAField() throws IOException {
        JsonNode manifest = MAPPER.readTree(trees.write().get("model.json"));

        for (String pointer : pointers("", manifest)) {
            Map<String, byte[]> all = new HashMap<>(trees.write());
            all.put("model.json", without(pointer));
            if (!MAY_BE_ABSENT.contains(pointer) && !pointer.startsWith("/inputs/")) {
                assertThatThrownBy(() -> ModelPackage.read(all)).as(pointer).isInstanceOf(InvalidModelException.class);
            }
        }
    }

    @Test
    void shouldRefuseUnknownFieldsWhereverTheyStand() throws IOException {
        for (String place :
                List.of("/surprise", "/calibration/surprise", "/thresholds/surprise", "/files/0/surprise")) {
            Map<String, byte[]> all = new HashMap<>(trees.write());
            all.put("model.json", with(place, MAPPER.readTree("1")));

            assertThatThrownBy(() -> ModelPackage.read(all)).as(place).isInstanceOf(InvalidModelException.class);
        }
    }

    /** Any damage to the bytes of manifest or trees is found, or leaves the same manifest behind (white space). */
    @ParameterizedTest
    @ValueSource(strings = {"model.json", "trees.json"})
    void shouldNeverOpenDamagedBytesAsIfTheyWereWhole(String file) {
        Random random = new Random(20260301);
        for (int round = 0; round < 400; round++) {
            Map<String, byte[]> all = new HashMap<>(trees.write());
            byte[] damaged = all.get(file).clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            all.put(file, damaged);

            try {
                ModelPackage read = ModelPackage.read(all);
                read.open("damaged").close();
                assertThat(file).isEqualTo("model.json");
                assertThat(read.manifest().files()).isEqualTo(trees.manifest().files());
                assertThat(read.digest().equals(trees.digest()))
                        .as("another manifest has another digest")
                        .isEqualTo(read.manifest().equals(trees.manifest()));
            } catch (InvalidModelException named) {
                assertThat(named.field()).isNotBlank();
                assertThat(named.rule()).isNotBlank();
            }
        }
    }

    @Test
    void shouldRefuseFilesThatAreNotListedAndManifestsThatAreNotThere() {
        Map<String, byte[]> more = new HashMap<>(trees.write());
        more.put("notes.txt", new byte[] {1});
        Map<String, byte[]> none = new HashMap<>(trees.write());
        none.remove("model.json");

        assertThatThrownBy(() -> ModelPackage.read(more)).hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> ModelPackage.read(none)).hasMessageContaining("model.json");
    }

    @Test
    void shouldRefuseToOpenTreesOfAnotherNumberOfInputs() {
        ModelPackage pack = ModelPackage.seal(
                Packages.manifest(ModelKind.XGBOOST), Map.of("trees.json", Packages.booster(5, 3, 5)));

        assertThatThrownBy(() -> pack.open("v"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("the model has 5 inputs");
    }

    @Test
    void shouldAddUpTheBoostersOfAnEnsemble() {
        ModelManifest manifest = Packages.manifest(ModelKind.XGBOOST);
        byte[] booster = Packages.booster(Packages.INPUTS.size(), 3, 10);
        ModelManifest ensemble = new ModelManifest(
                manifest.format(),
                manifest.name(),
                manifest.kind(),
                manifest.description(),
                manifest.outcome(),
                manifest.featureSet(),
                manifest.inputs(),
                manifest.required(),
                manifest.freshness(),
                manifest.calibration(),
                manifest.thresholds(),
                manifest.explanation(),
                null,
                List.of(
                        new ModelManifest.Booster("one.json", 0.5, null),
                        new ModelManifest.Booster("two.json", 0.5, 10)),
                manifest.training(),
                manifest.metrics(),
                List.of());

        ModelPackage pack = ModelPackage.seal(ensemble, Map.of("one.json", booster, "two.json", booster));

        assertThat(ModelPackage.read(pack.write()).open("v").identity().version())
                .isEqualTo("v");
    }

    @Test
    void shouldOpenAnEarlierFeatureSetButNotRegisterIt() throws IOException {
        Map<String, byte[]> all = new HashMap<>(trees.write());
        all.put("model.json", with("/feature_set", MAPPER.readTree("\"00000000000000ff\"")));

        ModelPackage earlier = ModelPackage.read(all);

        trees.requireRegistrable();
        assertThatThrownBy(earlier::requireRegistrable)
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("00000000000000ff")
                .hasMessageContaining("train the model");
    }

    private byte[] with(String pointer, JsonNode value) throws IOException {
        JsonNode root = MAPPER.readTree(trees.write().get("model.json"));
        int last = pointer.lastIndexOf('/');
        String key = pointer.substring(last + 1);
        JsonNode parent = root.at(pointer.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(key), value);
        }
        return MAPPER.writeValueAsBytes(root);
    }

    private byte[] without(String pointer) throws IOException {
        JsonNode root = MAPPER.readTree(trees.write().get("model.json"));
        int last = pointer.lastIndexOf('/');
        String key = pointer.substring(last + 1);
        JsonNode parent = root.at(pointer.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.remove(key);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).remove(Integer.parseInt(key));
        }
        return MAPPER.writeValueAsBytes(root);
    }

    private static List<String> pointers(String prefix, JsonNode node) {
        List<String> pointers = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> {
                pointers.add(prefix + "/" + name);
                pointers.addAll(pointers(prefix + "/" + name, node.get(name)));
            });
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            pointers.add(prefix + "/" + index);
            pointers.addAll(pointers(prefix + "/" + index, node.get(index)));
        }
        return pointers;
    }
}
