package io.clinstream.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.sandbox.StackException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    private static final List<String> NAMES = List.of("kafka", "redis", "s3");

    @Test
    void shouldChooseDistinctPortsBelowTheRangeOfOutgoingConnections() {
        // When
        Ports ports = Ports.choose(NAMES, Map.of(), Map.of(), new Random(7));

        // Then
        assertThat(ports.byName().values()).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void shouldKeepThePortsOfTheLastStartWhileTheyAreFree(@TempDir Path folder) {
        // Given
        Path file = folder.resolve("ports.properties");
        Ports first = Ports.choose(NAMES, Map.of(), Map.of(), new Random(7));
        first.write(file);

        // When
        Ports second = Ports.choose(NAMES, Ports.read(file), Map.of(), new Random(8));

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldReplaceAKeptPortThatIsTakenMeanwhile() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            Ports ports = Ports.choose(NAMES, Map.of("kafka", taken.getLocalPort()), Map.of(), new Random(7));

            // Then
            assertThat(ports.of("kafka")).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void shouldRefuseAPinnedPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When, Then
            assertThatThrownBy(
                            () -> Ports.choose(NAMES, Map.of(), Map.of("redis", taken.getLocalPort()), new Random(7)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port taken: " + taken.getLocalPort())
                    .hasMessageContaining("redis");
        }
    }

    @Test
    void shouldRefuseAPinnedPortOfNoListener() {
        // When, Then
        assertThatThrownBy(() -> Ports.choose(NAMES, Map.of(), Map.of("mysql", 3306), new Random(7)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("kafka, redis, s3");
    }
}
