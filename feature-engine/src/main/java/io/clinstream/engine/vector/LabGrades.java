package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.chemistry.CorrectedCalcium;
import io.clinstream.clinical.exact.Rational;
import io.clinstream.clinical.grading.Baseline;
import io.clinstream.clinical.grading.Ctcae;
import io.clinstream.clinical.grading.CtcaeGrade;
import io.clinstream.clinical.grading.LabValue;
import io.clinstream.clinical.grading.SymptomReading;
import io.clinstream.engine.series.Series;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * CTCAE grades of the results of one test, each with the limits of its own record and the baseline of the patient, in
 * the asymptomatic reading. Calcium is corrected for the newest albumin of the 24 hours up to it, where there is one.
 */
final class LabGrades {

    private static final long ALBUMIN_LOOKBACK = 24 * 3_600_000L;

    /** Far beyond those of any limit or band: a mean of several albumins cannot be rounded across one. */
    private static final int CORRECTED_DECIMALS = 12;

    private final PatientPoints points;
    private final Analyte analyte;
    private final Series series;
    private final @Nullable Baseline baseline;

    LabGrades(PatientPoints points, Analyte analyte, long asOf) {
        this.points = points;
        this.analyte = analyte;
        this.series = points.of(analyte);
        this.baseline = PreDose.of(points, analyte, asOf).map(PreDose::baseline).orElse(null);
    }

    /** The worst grade of the points from one index to before another; empty if none can be graded. */
    OptionalInt worst(int from, int end) {
        OptionalInt worst = OptionalInt.empty();
        for (int i = from; i < end; i++) {
            Optional<CtcaeGrade> grade = grade(i);
            if (grade.isPresent()) {
                worst = OptionalInt.of(Math.max(worst.orElse(0), grade.get().grade()));
            }
        }
        return worst;
    }

    private Optional<CtcaeGrade> grade(int index) {
        int decimals = analyte.decimals();
        LabValue result = new LabValue(
                value(index),
                limit(series.lowerLimit(index), decimals),
                limit(series.upperLimit(index), decimals),
                baseline);
        return Ctcae.worst(analyte, result, SymptomReading.ASYMPTOMATIC);
    }

    private static @Nullable BigDecimal limit(long scaled, int decimals) {
        return scaled == Series.NO_LIMIT ? null : BigDecimal.valueOf(scaled, decimals);
    }

    private BigDecimal value(int index) {
        BigDecimal measured = BigDecimal.valueOf(series.value(index), analyte.decimals());
        if (analyte != Analyte.CALCIUM) {
            return measured;
        }
        long time = series.time(index);
        return Moment.newest(points.of(Analyte.ALBUMIN), Analyte.ALBUMIN.decimals(), time - ALBUMIN_LOOKBACK, time)
                .map(albumin -> CorrectedCalcium.of(Rational.of(measured), albumin.mean())
                        .rounded(CORRECTED_DECIMALS))
                .orElse(measured);
    }
}
