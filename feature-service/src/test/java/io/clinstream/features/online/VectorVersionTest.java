package io.clinstream.features.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1-0-9-0, 1-0-10-0",
        "1-0-99-7, 1-0-100-0",
        "1-0-5-9, 1-0-5-10",
        "9-0-5-0, 10-0-0-0",
        "1-2-9-0, 1-10-0-0",
        "1-0-9007199254740992-0, 1-0-9007199254740993-0"
    })
    void shouldCompareNumbersNotText(String older, String newer) {
        VectorVersion low = VectorVersion.parse(older);
        VectorVersion high = VectorVersion.parse(newer);
        assertThat(low).isLessThan(high);
    }

    @Test
    void shouldReadBackWhatItWrites() {
        VectorVersion version = new VectorVersion(3, 11, Long.MAX_VALUE, 2);
        assertThat(VectorVersion.parse(version.toString())).isEqualTo(version);
        assertThat(version).hasToString("3-11-9223372036854775807-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-2-3", "01-2-3-4", "1-2-3-4-5", "1-2-x-4", "1--2-3-4"})
    void shouldRefuseOtherForms(String text) {
        assertThatThrownBy(() -> VectorVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epoch-partition-offset-sequence");
    }
}
