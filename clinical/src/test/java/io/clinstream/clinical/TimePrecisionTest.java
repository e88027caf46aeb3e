package io.clinstream.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimePrecisionTest {

    @ParameterizedTest
    @CsvSource({
        "YEAR,false,true",
        "MONTH,false,true",
        "DAY,false,false",
        "MINUTE,true,false",
        "SECOND,true,false",
        "MILLI,true,false"
    })
    void shouldOrderPrecisionsAroundTheDay(TimePrecision precision, boolean finer, boolean coarser) {
        assertThat(precision.finerThanDay()).isEqualTo(finer);
        assertThat(precision.coarserThanDay()).isEqualTo(coarser);
    }

    @Test
    void shouldCompareAtTheCoarserOfTwoPrecisions() {
        assertThat(TimePrecision.MONTH.coarser(TimePrecision.MINUTE)).isEqualTo(TimePrecision.MONTH);
        assertThat(TimePrecision.MILLI.coarser(TimePrecision.DAY)).isEqualTo(TimePrecision.DAY);
    }
}
