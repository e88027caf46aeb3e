package io.clinstream.sandbox.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, LINUX_AMD64",
        "Linux, aarch64, LINUX_ARM64",
        "Mac OS X, x86_64, MAC_AMD64",
        "Mac OS X, aarch64, MAC_ARM64",
        "Windows 11, amd64, OTHER",
        "Linux, riscv64, OTHER"
    })
    void shouldKnowTheMachineByTheNamesOfTheJvm(String system, String processor, Platform expected) {
        // When, Then
        assertThat(Platform.of(system, processor)).isEqualTo(expected);
    }
}
