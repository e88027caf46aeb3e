package io.clinstream.files.xpt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbmFloatTest {

    @ParameterizedTest
    @CsvSource({
        "4110000000000000, 1.0",
        "C1A0000000000000, -10.0",
        "4019999999999999, 0.09999999999999999",
        "401999999999999A, 0.1",
        "0010000000000000, 5.397605346934028E-79",
        "7FFFFFFFFFFFFFFF, 7.237005577332262E75",
        "2020202020202020, 3.687825414344431E-40"
    })
    void shouldConvertToTheNearestDouble(String hex, double expected) {
        assertThat(IbmFloat.toDouble(Long.parseUnsignedLong(hex, 16))).isEqualTo(expected);
    }

    @Test
    void shouldReadAZeroAsExactlyZeroWithoutSign() {
        double zero = IbmFloat.toDouble(0);

        assertThat(Double.doubleToRawLongBits(zero)).isZero();
    }

    @Test
    void shouldKnowTheTwentyEightMissingValues() {
        long missing = 0;
        for (int first = 0; first < 256; first++) {
            missing += IbmFloat.isMissing((long) first << 56) ? 1 : 0;
        }

        assertThat(missing).isEqualTo(28);
        assertThat(IbmFloat.isMissing(0x4110000000000000L)).isFalse();
        assertThat(IbmFloat.isMalformed(0x4000000000000000L)).isTrue();
        assertThat(IbmFloat.isMalformed(0)).isFalse();
    }
}
