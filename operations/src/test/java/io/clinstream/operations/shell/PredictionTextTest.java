package io.clinstream.operations.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.platform.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PredictionTextTest {

    @Test
    void shouldShowAPartialScoreWithItsRangeReasonsAndAssumptions() throws IOException {
        // Given
        String answer = """
                {"patient_id": "PT1", "status": "PARTIAL", "adverse_event_probability": 0.1234, "risk_level": "MEDIUM",
                 "model_version": "m1", "as_of": "2026-11-20T12:00:00Z",
                 "news2": {"total": 5, "lowest": 5, "highest": 10},
                 "contributions": [{"feature": "heart_rate_last", "contribution": 0.4, "text": "Heart rate 120 /min"}],
                 "missing": ["consciousness"], "assumptions": ["The patient is alert."]}
                """;

        // When / Then
        assertThat(PredictionText.lines(Json.MAPPER.readTree(answer)))
                .containsExactly(
                        "patient      PT1",
                        "status       PARTIAL",
                        "risk         12.3 % within 24 h, MEDIUM",
                        "NEWS2        5 (possible 5 to 10)",
                        "model        m1",
                        "as of        2026-11-20T12:00:00Z",
                        "  reason     Heart rate 120 /min",
                        "  missing    consciousness",
                        "  assumption The patient is alert.");
    }

    @Test
    void shouldShowNoRangeWhereNothingIsMissing() throws IOException {
        assertThat(PredictionText.lines(
                        Json.MAPPER.readTree("{\"news2\": {\"total\": 0, \"lowest\": 0, \"highest\": 0}}")))
                .contains("NEWS2        0");
    }
}
