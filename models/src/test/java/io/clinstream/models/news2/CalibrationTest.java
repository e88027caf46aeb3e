package io.clinstream.models.news2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.models.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void shouldSayWhatIsMissingWhenThereIsNoTable() {
        assertThatThrownBy(() -> Calibration.load("/nowhere.json"))
                .isInstanceOf(MissingCalibrationException.class)
                .hasMessageContaining("/nowhere.json");
    }

    @Test
    void shouldAcceptTheCommittedTable() {
        Calibration committed = Calibration.load(Calibration.RESOURCE);

        assertThat(committed.outcome()).isNotBlank();
        assertThat(committed.source()).isNotBlank();
        assertThat(committed.rows()).hasSize(21);
    }

    @Test
    void shouldGiveLogOddsOfTheProbability() {
        assertThat(Vectors.TABLE.probability(18)).isEqualTo(0.1);
        assertThat(Vectors.TABLE.logOdds(18)).isEqualTo(Math.log(0.1) - Math.log1p(-0.1));
    }

    @Test
    void shouldRefuseTableWithGap() {
        List<Calibration.Row> rows = new ArrayList<>(Vectors.TABLE.rows());
        rows.remove(7);

        assertThatThrownBy(() -> new Calibration("x", "x", "x", rows)).hasMessageContaining("every total 0 to 20");
    }

    @Test
    void shouldRefuseCertainty() {
        assertThatThrownBy(() -> new Calibration("x", "x", "x", with(20, 1.0))).hasMessageContaining("total 20");
    }

    @Test
    void shouldRefuseRiskThatFallsWithTheTotal() {
        assertThatThrownBy(() -> new Calibration("x", "x", "x", with(5, 0.001)))
                .hasMessageContaining("below the one before");
    }

    private static List<Calibration.Row> with(int total, double probability) {
        List<Calibration.Row> rows = new ArrayList<>(Vectors.TABLE.rows());
        rows.set(total, new Calibration.Row(total, 1, 1, probability));
        return rows;
    }
}
