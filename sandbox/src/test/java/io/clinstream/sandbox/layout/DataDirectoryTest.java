package io.clinstream.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void shouldCreateWhatIsMissing() {
        // Given
        DataDirectory data = new DataDirectory(folder.resolve("a/b"));

        // When
        data.requireUsable();

        // Then
        assertThat(data.of(Part.KAFKA)).isDirectory();
        assertThat(data.logs()).isDirectory();
    }

    @Test
    void shouldSayThatAFileIsNoFolder() throws Exception {
        // Given
        Path file = Files.createFile(folder.resolve("file"));

        // When, Then
        assertThatThrownBy(() -> new DataDirectory(file).requireUsable())
                .isInstanceOf(StackException.class)
                .hasMessageContaining(file + " cannot be written")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void shouldKeepTheCredentialsItDrewAndTellNobody() throws Exception {
        // Given
        Path file = folder.resolve("credentials.properties");
        Credentials drawn = Credentials.keptIn(file);

        // When
        Credentials read = Credentials.keptIn(file);

        // Then
        assertThat(read).isEqualTo(drawn);
        assertThat(drawn.toString()).doesNotContain(drawn.s3SecretKey());
        assertThat(drawn.s3SecretKey()).isNotEqualTo(drawn.postgresPassword()).hasSize(40);
    }
}
