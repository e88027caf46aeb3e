package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.exact.Rational;
import io.clinstream.clinical.grading.Baseline;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.series.Series;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The baseline: the newest value before the first dose. What is known only to the day counts as before the dose on the
 * day of dosing.
 *
 * @param time its instant, epoch milliseconds
 * @param sum of what stands there
 * @param count of what stands there
 * @param abnormal whether a record there is above its own upper limit of normal
 */
record PreDose(long time, BigDecimal sum, int count, boolean abnormal) {

    /** The baseline of a measurement; empty without a first dose by {@code asOf}, or a value before it. */
    static Optional<PreDose> of(PatientPoints points, MeasurementCode code, long asOf) {
        OptionalLong dose = points.subject().map(SubjectRecord::firstDoseAt).orElse(OptionalLong.empty());
        if (dose.isEmpty() || dose.getAsLong() > asOf) {
            return Optional.empty();
        }
        return before(dose.getAsLong(), points.of(code), code.decimals());
    }

    private static Optional<PreDose> before(long dose, Series series, int decimals) {
        int newest = series.firstAfter(dose) - 1;
        while (newest >= 0 && !isBefore(dose, series, newest)) {
            newest--;
        }
        if (newest < 0) {
            return Optional.empty();
        }
        long time = series.time(newest);
        BigInteger sum = BigInteger.ZERO;
        int count = 0;
        boolean abnormal = false;
        for (int i = newest; i >= 0 && series.time(i) == time; i--) {
            if (isBefore(dose, series, i)) {
                sum = sum.add(BigInteger.valueOf(series.value(i)));
                count++;
                abnormal |= series.upperLimit(i) > 0 && series.value(i) > series.upperLimit(i);
            }
        }
        return Optional.of(new PreDose(time, new BigDecimal(sum, decimals), count, abnormal));
    }

    /** A day stands at its beginning, so that the day of dosing is not later than the dose. */
    private static boolean isBefore(long dose, Series series, int index) {
        return series.dayOnly(index) ? series.time(index) <= dose : series.time(index) < dose;
    }

    /** Exact mean of what stands there. */
    Rational value() {
        return Rational.of(sum).dividedBy(Rational.of(count));
    }

    /** The same for the criteria of grades. */
    Baseline baseline() {
        return new Baseline(sum, count, abnormal);
    }

    /** The change of a value against this one in per cent; empty if this one is zero. */
    Optional<Rational> percentChange(Rational now) {
        Rational value = value();
        return value.signum() == 0
                ? Optional.empty()
                : Optional.of(Rational.of(100).times(now.minus(value)).dividedBy(value));
    }
}
