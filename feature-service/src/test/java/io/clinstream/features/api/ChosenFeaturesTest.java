package io.clinstream.features.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.http.Problem;
import io.clinstream.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenFeaturesTest {

    private static final String STORED =
            "{\"heart_rate_mean_1h\":72.30000000000001,\"heart_rate_mean_6h\":null,\"heart_rate_min_1h\":70}";

    @Test
    void shouldGiveNumbersAsTheyAreWritten() throws Exception {
        ChosenFeatures chosen = new ChosenFeatures(
                "features", List.of("heart_rate_min_1h", "spo2_last", "heart_rate_mean_6h", "heart_rate_mean_1h"));

        assertThat(Json.MAPPER.writeValueAsString(chosen.of(STORED))).isEqualTo("[70,null,null,72.30000000000001]");
    }

    @Test
    void shouldRefuseNamesThatAreUnknownTwiceOrMissing() {
        for (List<String> names : List.of(List.<String>of(), List.of("spo2"), List.of("spo2_last", "spo2_last"))) {
            assertThatThrownBy(() -> new ChosenFeatures("features", names))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.body())
                                    .containsEntry("status", 422)
                                    .containsEntry("field", "features"));
        }
    }
}
