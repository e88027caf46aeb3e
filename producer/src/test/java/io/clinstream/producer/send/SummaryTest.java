package io.clinstream.producer.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topics;
import io.clinstream.platform.json.Json;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.send.DeliveryTally.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void shouldBeCompleteOnlyIfEverythingIsAcknowledged() {
        assertThat(summary(new Delivery(5, 5, 0), Optional.empty()).complete()).isTrue();
        assertThat(summary(new Delivery(5, 4, 1), Optional.empty()).complete()).isFalse();
        assertThat(summary(new Delivery(5, 4, 0), Optional.empty()).complete()).isFalse();
        assertThat(summary(new Delivery(5, 5, 0), Optional.of("gone")).complete())
                .isFalse();
    }

    @Test
    void shouldTellAScriptEverything() throws IOException {
        JsonNode json = Json.MAPPER.readTree(
                summary(new Delivery(5_000, 4_999, 1), Optional.of("gone")).json());

        assertThat(json.path("sent").asLong()).isEqualTo(5_000);
        assertThat(json.path("per_second").asLong()).isEqualTo(2_500);
        assertThat(json.path("topics").path("clinical.vitals").path("failed").asLong())
                .isEqualTo(1);
        assertThat(json.path("also_counted").path("vs: NOT DONE").asLong()).isEqualTo(8);
        assertThat(json.path("aborted").asText()).isEqualTo("gone");
        assertThat(json.path("complete").asBoolean()).isFalse();
    }

    @Test
    void shouldTellAPersonTheSame() {
        assertThat(summary(new Delivery(5_000, 5_000, 0), Optional.empty()).text())
                .contains("sent 5,000, acknowledged 5,000, failed 0 in 2.0 s (2,500 a second)")
                .contains("clinical.vitals")
                .contains("vs: NOT DONE");
    }

    private static Summary summary(Delivery delivery, Optional<String> aborted) {
        return new Summary(
                "sdtm",
                false,
                Topics.byDefault(),
                Map.of(RawTopic.VITALS, delivery),
                Map.of(),
                Map.of("vs: NOT DONE", 8L),
                Duration.ofSeconds(2),
                aborted);
    }
}
