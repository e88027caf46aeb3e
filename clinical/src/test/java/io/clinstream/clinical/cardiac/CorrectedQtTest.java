package io.clinstream.clinical.cardiac;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectedQtTest {

    @ParameterizedTest(name = "inputs of admiral, computed: QT {0} ms, RR {1} ms")
    @CsvSource({
        "370, 710, 439.109, 414.746, 414.660",
        "480, 842, 523.101, 508.320, 504.332",
        "350, 857, 378.075, 368.475, 372.022",
        "400, 1000, 400.000, 400.000, 400.000",
        "450, 600, 580.948, 533.534, 511.600"
    })
    void shouldCorrectTheVectorsOfTheReference(
            BigDecimal qt, BigDecimal rr, String bazett, String fridericia, String sagie) {
        assertThat(CorrectedQt.BAZETT.of(qt, rr).orElseThrow()).hasToString(bazett);
        assertThat(CorrectedQt.FRIDERICIA.of(qt, rr).orElseThrow()).hasToString(fridericia);
        assertThat(CorrectedQt.SAGIE.of(qt, rr).orElseThrow()).hasToString(sagie);
    }

    @Test
    void shouldNotCorrectWithoutADistanceOfBeats() {
        assertThat(CorrectedQt.FRIDERICIA.of(BigDecimal.TEN, BigDecimal.ZERO)).isEmpty();
    }
}
