package io.clinstream.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.vector.VectorHash;
import io.clinstream.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class OnlineCheckTest {

    private static final Instant AS_OF = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SET = FeatureCatalog.current().featureSet();

    private final List<Double> values = new ArrayList<>();
    private final GenericRecord vector = vector();
    private final Map<String, String> fields = fields();

    @Test
    void shouldFindNothingWhereRedisHoldsTheLastVector() {
        assertThat(OnlineCheck.differences(vector, fields)).isEmpty();
    }

    @Test
    void shouldNameTheFeatureThatDiffersAndTheHashThatNoLongerFits() throws Exception {
        // Given
        String name = FeatureCatalog.current().features().get(1).name();
        var document = (com.fasterxml.jackson.databind.node.ObjectNode) Json.MAPPER.readTree(fields.get("features"));
        fields.put("features", document.put(name, 1.0000000000000002).toString());

        // When / Then
        assertThat(OnlineCheck.differences(vector, fields))
                .containsExactly(name, "vector_sha256 is not the hash of the values beside it");
    }

    @Test
    void shouldNameAnOlderVersionAndAMissingTime() {
        // Given
        fields.put("version", "1-0-41-0");
        fields.remove("vitals");

        // When / Then
        assertThat(OnlineCheck.differences(vector, fields)).containsExactly("vitals", "version");
    }

    @Test
    void shouldSayWhereTheKeyIsMissing() {
        assertThat(OnlineCheck.differences(vector, Map.of())).containsExactly("the key is missing");
    }

    @Test
    void shouldKnowWhenTheKeyMustHaveExpired() {
        assertThat(OnlineCheck.expired(vector, AS_OF.plus(Duration.ofDays(2)))).isFalse();
        assertThat(OnlineCheck.expired(vector, AS_OF.plus(Duration.ofDays(2)).plusMillis(1)))
                .isTrue();
    }

    private GenericRecord vector() {
        GenericRecord features = new GenericData.Record(
                FeatureVectorSchema.schema().getField("features").schema());
        for (Feature feature : FeatureCatalog.current().features()) {
            Double value = values.size() % 3 == 2 ? null : Double.valueOf(values.size());
            values.add(value);
            features.put(feature.name(), value);
        }
        GenericRecord made = new GenericData.Record(FeatureVectorSchema.schema());
        made.put("patient_id", "P1");
        made.put("as_of", AS_OF.toEpochMilli());
        made.put("known_at", AS_OF.toEpochMilli());
        made.put("last_accepted_at", AS_OF.toEpochMilli());
        made.put("vitals_at", AS_OF.toEpochMilli());
        made.put("log_epoch", 1);
        made.put("canonical_partition", 0);
        made.put("canonical_offset", 42L);
        made.put("sequence", 0);
        made.put("feature_set", SET);
        made.put("vector_sha256", VectorHash.sha256(SET, "P1", AS_OF.toEpochMilli(), values));
        made.put("features", features);
        return made;
    }

    private Map<String, String> fields() {
        Map<String, Double> document = new LinkedHashMap<>();
        List<Feature> features = FeatureCatalog.current().features();
        for (int i = 0; i < features.size(); i++) {
            document.put(features.get(i).name(), values.get(i));
        }
        Map<String, String> made = new HashMap<>();
        made.put("updated_at", AS_OF.toString());
        made.put("known_at", AS_OF.toString());
        made.put("vitals", AS_OF.toString());
        made.put("version", "1-0-42-0");
        made.put("feature_set", SET);
        made.put("vector_sha256", vector.get("vector_sha256").toString());
        made.put("features", Json.MAPPER.valueToTree(document).toString());
        return made;
    }
}
