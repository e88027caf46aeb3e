package io.clinstream.prediction.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.audit.AuditRow;
import io.clinstream.audit.SourceEvents;
import io.clinstream.platform.json.Json;
import io.clinstream.prediction.testing.Answers;
import io.clinstream.prediction.testing.Vectors;
import org.junit.jupiter.api.Test;

class AuditRowTest {

    @Test
    void shouldKeepWhatTheScoreCanBeProvedFrom() throws Exception {
        Vectors vector = Vectors.calm()
                .vital("heart_rate", 112, 0.5)
                .vital("spo2", 93, 0.5)
                .news2(4, 2);

        AuditRow row = AuditRow.of(AnswerCodec.toRecord(Answers.of(vector, 1)), 2, 77, SourceEvents.UNAVAILABLE);

        assertThat(row.status()).isEqualTo("PARTIAL");
        assertThat(row.riskLevel()).isEqualTo("LOW");
        assertThat(row.latencyMs()).isEqualByComparingTo("1.234");
        JsonNode used = Json.MAPPER.readTree(row.featuresUsed());
        assertThat(used.path("as_of").asText()).isEqualTo(Vectors.AS_OF.toString());
        vector.features()
                .forEach((name, value) ->
                        assertThat(used.path("values").path(name).doubleValue()).isEqualTo(value));
        JsonNode reasons = Json.MAPPER.readTree(row.contributions());
        double sum = reasons.path("base_log_odds").doubleValue();
        for (JsonNode item : reasons.path("items")) {
            sum += item.path("contribution").doubleValue();
        }
        assertThat(1 / (1 + Math.exp(-sum))).isCloseTo(row.predictionScore(), within(1e-9));
        assertThat(reasons.path("news2").path("highest").asInt()).isEqualTo(9);
        assertThat(reasons.path("missing")).hasSize(2);
    }

    @Test
    void shouldKeepRefusalWithItsReasonsAndWithoutScore() throws Exception {
        AuditRow row = AuditRow.of(
                AnswerCodec.toRecord(Answers.of(Vectors.calm().without("spo2").without("heart_rate"), 1)),
                0,
                0,
                SourceEvents.UNAVAILABLE);

        assertThat(row.status()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(row.predictionScore()).isNull();
        assertThat(row.riskLevel()).isNull();
        assertThat(Json.MAPPER.readTree(row.contributions()).path("reasons")).hasSize(3);
    }
}
