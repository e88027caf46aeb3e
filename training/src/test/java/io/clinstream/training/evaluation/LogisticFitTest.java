package io.clinstream.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.training.SyntheticRows;
import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogisticFitTest {

    @Test
    void shouldFindTheMaximumComputedByHand() {
        // x = 0: 1 of 4 positive, x = 1: 3 of 4. Log-odds ln(1/3) and ln 3.
        LabelledRows rows = SyntheticRows.labelled(true, false, false, false, true, true, true, false);

        LogisticFit fit = LogisticFit.of(rows, new double[] {0, 0, 0, 0, 1, 1, 1, 1});

        assertThat(fit.intercept()).isCloseTo(-Math.log(3), within(1e-9));
        assertThat(fit.slope()).isCloseTo(2 * Math.log(3), within(1e-9));
        assertThat(fit.converged()).isTrue();
    }

    @Test
    void shouldGiveSlopeOneForTheTruth() {
        LabelledRows rows = SyntheticRows.of(400, 25, 3);

        LogisticFit fit = LogisticFit.of(rows, SyntheticRows.truths(rows));

        assertThat(fit.slope()).isCloseTo(1, within(0.08));
        assertThat(fit.intercept()).isCloseTo(0, within(0.12));
    }

    @Test
    void shouldUndoAScaleAndAShift() {
        LabelledRows rows = SyntheticRows.of(100, 20, 4);
        double[] truths = SyntheticRows.truths(rows);
        LogisticFit plain = LogisticFit.of(rows, truths);

        LogisticFit fit =
                LogisticFit.of(rows, Arrays.stream(truths).map(t -> 3 * t + 5).toArray());

        assertThat(fit.slope()).isCloseTo(plain.slope() / 3, within(1e-8));
        assertThat(fit.intercept()).isCloseTo(plain.intercept() - plain.slope() * 5 / 3, within(1e-7));
    }

    @Test
    void shouldSayWhenTheLabelsAreSeparated() {
        LabelledRows rows = SyntheticRows.labelled(false, false, true, true);

        assertThat(LogisticFit.of(rows, new double[] {0, 1, 2, 3}).converged()).isFalse();
    }

    @Test
    void shouldComeNearTheFullFitInAReplicate() {
        LabelledRows rows = SyntheticRows.of(100, 20, 6);
        double[] truths = SyntheticRows.truths(rows);
        LogisticFit all = LogisticFit.of(rows, truths);
        int[] weights = new PatientBootstrap(1, 1).weights(0, rows.patientCount());

        LogisticFit twice = all.replicate(rows, truths, weights);

        LogisticFit longer = twice.replicate(rows, truths, weights).replicate(rows, truths, weights);
        assertThat(twice.slope()).isCloseTo(longer.slope(), within(1e-3));
        assertThat(twice.intercept()).isCloseTo(longer.intercept(), within(1e-3));
    }
}
