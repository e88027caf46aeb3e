package io.clinstream.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.config.Configuration;
import io.clinstream.sandbox.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackAddressesTest {

    private static final StackAddresses ADDRESSES = StackAddresses.of(
            new Ports(Map.of(
                    "kafka", 1,
                    "registry", 2,
                    "redis", 3,
                    "s3", 4,
                    "postgres", 5,
                    "stream-processor", 6,
                    "feature-service", 7,
                    "prediction-api", 8)),
            new Credentials("access", "hush=hush", "hush", "hush"));

    @Test
    void shouldReadBackWhatItWrote(@TempDir Path folder) {
        // Given
        Path file = folder.resolve("stack.env");

        // When
        ADDRESSES.write(file);

        // Then
        assertThat(StackAddresses.read(file)).isEqualTo(ADDRESSES);
    }

    @Test
    void shouldWriteAFileThatOnlyItsOwnerReads(@TempDir Path folder) throws Exception {
        // Given
        Path file = folder.resolve("stack.env");

        // When
        ADDRESSES.write(file);

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldUseOnlyKeysThatTheApplicationsKnow() {
        // When, Then
        assertThatCode(() -> Configuration.of(ADDRESSES.environment())).doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheMissingLine(@TempDir Path folder) throws Exception {
        // Given
        Path file = folder.resolve("stack.env");
        Files.writeString(file, "CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1\n");

        // When, Then
        assertThatThrownBy(() -> StackAddresses.read(file))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("CLINSTREAM_SCHEMA_REGISTRY_URL");
    }

    @Test
    void shouldNotTellItsSecrets() {
        // When, Then
        assertThat(ADDRESSES.toString()).doesNotContain("hush");
    }
}
