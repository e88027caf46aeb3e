package io.clinstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.streams.runtime.StreamApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamProcessorConfigTest {

    @Test
    void shouldHaveDefaults() {
        StreamProcessorConfig config = config(Map.of());

        assertThat(config.applications())
                .containsExactlyInAnyOrder(StreamApplication.INTAKE, StreamApplication.FEATURES);
        assertThat(config.intake().tickResolution()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.intake().unblinded().arms()).isEmpty();
        assertThat(config.stateDir()).isEqualTo(Path.of("data", "streams"));
        assertThat(config.threads()).isEqualTo(1);
        assertThat(config.conflation()).isZero();
    }

    @Test
    void shouldReadEverySetting() {
        StreamProcessorConfig config = config(Map.of(
                "CLINSTREAM_STREAM_APPLICATIONS", "features",
                "CLINSTREAM_STREAM_INSTANCE", "sp-7",
                "CLINSTREAM_STREAM_THREADS", "3",
                "CLINSTREAM_STATE_DIR", "/state",
                "CLINSTREAM_TICK_RESOLUTION", "PT10S",
                "CLINSTREAM_UNBLINDED_STUDIES", "A, B",
                "CLINSTREAM_STUDY_ARMS", "A: Placebo | Low dose",
                "CLINSTREAM_PATIENTS_IN_MEMORY", "7",
                "CLINSTREAM_TOPIC_REPLICATION", "3"));

        assertThat(config.applications()).containsExactly(StreamApplication.FEATURES);
        assertThat(config.instance()).isEqualTo("sp-7");
        assertThat(config.threads()).isEqualTo(3);
        assertThat(config.stateDir()).isEqualTo(Path.of("/state"));
        assertThat(config.intake().tickResolution()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.intake().unblinded().arms())
                .containsOnly(entry("A", List.of("Placebo", "Low dose")), entry("B", List.of()));
        assertThat(config.patientsInMemory()).isEqualTo(7);
        assertThat(config.replication()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "CLINSTREAM_STREAM_APPLICATIONS, outtake",
        "CLINSTREAM_STREAM_APPLICATIONS, ','",
        "CLINSTREAM_TICK_RESOLUTION, PT0.5S",
        "CLINSTREAM_STREAM_THREADS, 0",
        "CLINSTREAM_STUDY_ARMS, BLINDED:Placebo|Verum",
        "CLINSTREAM_STREAM_REPLAY, other",
        "CLINSTREAM_CONFLATION, PT61S",
        "CLINSTREAM_CONFLATION, PT-1S",
        "CLINSTREAM_STUDY_ARMS, OPEN",
        "CLINSTREAM_STUDY_ARMS, OPEN:",
        "CLINSTREAM_STUDY_ARMS, OPEN:Verum|Verum",
        "CLINSTREAM_STUDY_ARMS, 'OPEN:Verum,OPEN:Placebo'",
        "CLINSTREAM_PATIENTS_IN_MEMORY, 0"
    })
    void shouldRefuseWhatCannotWork(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value, "CLINSTREAM_UNBLINDED_STUDIES", "OPEN")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(key);
    }

    @Test
    void shouldReplayUnderAnotherPrefixAsAnotherApplication() {
        StreamProcessorConfig config =
                config(Map.of("CLINSTREAM_STREAM_APPLICATIONS", "features", "CLINSTREAM_STREAM_REPLAY", "second"));

        assertThat(config.isReplay()).isTrue();
        assertThat(config.kafka().topics().prefix()).isEqualTo("clinical");
        assertThat(config.outputs().prefix()).isEqualTo("second");
        assertThat(StreamApplication.FEATURES.applicationId(config.outputs())).isEqualTo("second-features");
        assertThat(config(Map.of()).isReplay()).isFalse();
    }

    private static StreamProcessorConfig config(Map<String, String> given) {
        Map<String, String> values = new HashMap<>(given);
        values.put("CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
        values.put("CLINSTREAM_SCHEMA_REGISTRY_URL", "http://registry:8081");
        return StreamProcessorConfig.from(Configuration.of(values));
    }
}
