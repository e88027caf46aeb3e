package io.clinstream.features.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.platform.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00.123456Z");
    private static final LabelChoice DEFAULTS = new LabelChoice(
            Label.ADVERSE_EVENT, new LabelDefinition(LabelEvents.TREATMENT_EMERGENT, Duration.ofDays(28)));

    @Test
    void shouldFillInEveryDefault() {
        assertThat(new String(request("{'from':'2026-11-01','to':'2026-11-02'}").canonical(), StandardCharsets.UTF_8))
                .startsWith("{\"format\":1,\"from\":\"2026-11-01\",\"to\":\"2026-11-02\","
                        + "\"known_at\":\"2026-11-21T00:00:00.123Z\","
                        + "\"label\":{\"name\":\"adverse_event_24h\",\"horizon\":\"PT24H\",\"reporting_lag\":\"PT672H\","
                        + "\"events\":\"TREATMENT_EMERGENT\"},\"feature_set\":\"")
                .endsWith("\"features\":[],\"split\":{\"rule\":\"PATIENT_AND_TIME\",\"seed\":1},\"versions\":{}}");
    }

    @Test
    void shouldHaveOneIdForWhatMeansTheSame() {
        String head = "{'known_at':'2026-11-20T12:30:00Z','instants':[";
        String one = "{'patient_id':'PT1','instant':'2026-11-20T12:00:00Z'}";
        String other = "{'patient_id':'PT2','instant':'2026-11-20T12:00:00Z'}";
        String features = "'features':['news2_last','heart_rate_last']}";
        String sorted = "'features':['heart_rate_last','news2_last'],'split':{'seed':1}}";

        assertThat(request(head + one + "," + other + "," + one + "]," + features)
                        .id())
                .isEqualTo(request(head + other + "," + one + "]," + sorted).id())
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(request(head + one + "]," + features).id());
    }

    @Test
    void shouldHaveAnotherIdForAnotherSeedCutOffOrLabel() {
        String rows = "{'from':'2026-11-01','to':'2026-11-02','known_at':'2026-11-20T00:00:00Z'";

        assertThat(List.of(
                        request(rows + "}").id(),
                        request(rows + ",'split':{'seed':2}}").id(),
                        request(rows + ",'split':{'rule':'PATIENT'}}").id(),
                        request(rows + ",'label':{'reporting_lag':'P7D'}}").id(),
                        request(rows + ",'label':{'name':'ae_serious_24h'}}").id(),
                        request(rows + ",'versions':{'2026-11-01':2}}").id()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; from and to, or instants",
                "{'from':'2026-11-02','to':'2026-11-01'}; to must not be before from (2026-11-02), was 2026-11-01",
                "{'from':'2020-11-02','to':'2026-11-01'}; to must be within 1096 days",
                "{'from':'2026-11-01','to':'2026-11-01','known_at':'2026-11-22T00:00:00Z'}; known_at must not be in the future",
                "{'from':'2026-11-01','to':'2026-11-01','features':['hart_rate']}; unknown: hart_rate",
                "{'from':'2026-11-01','to':'2026-11-01','features':['news2_last','news2_last']}; twice",
                "{'from':'2026-11-01','to':'2026-11-01','knowledge':'AS_KNOWN'}; go with instants only",
                "{'from':'2026-11-01','to':'2026-11-01','label':{'name':'sepsis'}}; label.name must be one of adverse_event_24h",
                "{'from':'2026-11-01','to':'2026-11-01','label':{'reporting_lag':'PT-1H'}}; must not be negative",
                "{'from':'2026-11-01','to':'2026-11-01','instants':[]}; cannot be given together",
                "{'instants':[]}; instants must be 1 to 1000000, were 0",
                "{'instants':[{'patient_id':'PT1','instant':'2026-11-20T12:00:00Z'}],'max_age':'P40D'}; max_age must be"
            })
    void shouldNameFieldAndRuleOfWhatIsWrong(String body, String message) {
        assertThatThrownBy(() -> request(body))
                .isInstanceOf(InvalidTrainingRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldReadBackTheListItWrites() throws IOException {
        List<PatientInstant> pairs = List.of(
                new PatientInstant("PT1", Instant.parse("2026-11-20T12:00:00Z")),
                new PatientInstant("PT2", Instant.parse("2026-11-20T12:00:00.001Z")));

        assertThat(list("\ufeff" + new String(InstantsCsv.write(pairs), StandardCharsets.UTF_8)))
                .isEqualTo(pairs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "patient;must begin with the line patient_id,instant",
                "patient_id,instant|PT1;line 2: instants must have two columns",
                "patient_id,instant|PT1,2026-11-20T12:00:00Z|PT1,noon;line 3: the instant is not ISO 8601",
                "patient_id,instant|P T,2026-11-20T12:00:00Z;line 2: patient_id must match",
                "patient_id,instant|PT1,2026-11-20T12:00:00.0001Z;line 2: instant must be an instant in whole milliseconds"
            })
    void shouldNameTheLineOfAListThatIsWrong(String text, String message) {
        assertThatThrownBy(() -> list(text.replace('|', '\n')))
                .isInstanceOf(InvalidTrainingRequestException.class)
                .hasMessageContaining(message);
    }

    private static List<PatientInstant> list(String text) throws IOException {
        return InstantsCsv.read(new BufferedReader(new StringReader(text)));
    }

    private static TrainingRequest request(String json) {
        try {
            return Json.MAPPER
                    .readValue(json.replace('\'', '"'), TrainingRequestBody.class)
                    .request(DEFAULTS, NOW);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
