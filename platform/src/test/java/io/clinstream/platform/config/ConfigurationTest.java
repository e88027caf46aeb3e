package io.clinstream.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void shouldGiveTheDefaultWhereNothingIsSet() {
        Configuration configuration = Configuration.of(Map.of());

        assertThat(configuration.text(Setting.S3_BUCKET)).isEqualTo("clinical-mlops");
        assertThat(configuration.number(Setting.TOPIC_PARTITIONS, 1, 1000)).isEqualTo(4);
    }

    @Test
    void shouldNameAMissingRequiredKeyAndItsMeaning() {
        Configuration configuration = Configuration.of(Map.of());

        assertThatThrownBy(() -> configuration.text(Setting.KAFKA_BOOTSTRAP_SERVERS))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS is not set")
                .hasMessageContaining("Kafka brokers");
    }

    @Test
    void shouldRefuseAnUnknownKey() {
        assertThatThrownBy(() -> Configuration.of(Map.of("CLINSTREAM_KAFKA_BOOTSTRAP", "x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CLINSTREAM_KAFKA_BOOTSTRAP");
    }

    @Test
    void shouldNameKeyValueAndRuleOfAWrongNumber() {
        Configuration configuration = Configuration.of(Map.of("CLINSTREAM_TOPIC_PARTITIONS", "many"));

        assertThatThrownBy(() -> configuration.number(Setting.TOPIC_PARTITIONS, 1, 1000))
                .hasMessage("CLINSTREAM_TOPIC_PARTITIONS = \"many\" must be a whole number from 1 to 1000");
    }

    @Test
    void shouldRefuseANumberBeyondItsBounds() {
        Configuration configuration = Configuration.of(Map.of("CLINSTREAM_TOPIC_PARTITIONS", "0"));

        assertThatThrownBy(() -> configuration.number(Setting.TOPIC_PARTITIONS, 1, 1000))
                .hasMessageContaining("from 1 to 1000");
    }

    @Test
    void shouldNotShowASecret() {
        Configuration configuration = Configuration.of(Map.of("CLINSTREAM_S3_SECRET_KEY", "s3cret"));

        Secret secret = configuration.secret(Setting.S3_SECRET_KEY);

        assertThat(secret.reveal()).isEqualTo("s3cret");
        assertThat(secret).hasToString("<redacted>");
    }

    @Test
    void shouldRefuseAnAddressWithoutHost() {
        Configuration configuration = Configuration.of(Map.of("CLINSTREAM_S3_ENDPOINT", "localhost:9000"));

        assertThatThrownBy(() -> configuration.uri(Setting.S3_ENDPOINT)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void shouldHaveOneKeyAndOneMeaningPerSetting() {
        assertThat(Setting.values()).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(Setting.values())
                .allSatisfy(setting -> assertThat(setting.meaning()).endsWith("."));
    }
}
