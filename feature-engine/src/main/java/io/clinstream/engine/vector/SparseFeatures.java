package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.exact.Rational;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.CorrectRounding;
import io.clinstream.engine.exact.PointSums;
import io.clinstream.engine.series.Remark;
import io.clinstream.engine.series.Series;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The features of one measurement that is taken rarely, a laboratory test or the weight, found by looking at its points.
 * Their windows are of 24 hours or longer, so that points known to the day take part.
 */
final class SparseFeatures implements SourceFeatures {

    private static final long MILLIS_PER_HOUR = 3_600_000L;

    private final MeasurementCode code;
    private final List<FeatureSlot> slots;

    SparseFeatures(MeasurementCode code, List<FeatureSlot> slots) {
        this.code = code;
        this.slots = slots;
        for (FeatureSlot slot : slots) {
            if (!slot.window().admitsDayPrecision()) {
                throw new IllegalArgumentException(
                        "a window of " + slot.window() + " is too short for sparse " + code.code());
            }
        }
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            OptionalDouble value = value(slot, points, asOf);
            if (value.isPresent()) {
                values[slot.index()] = value.getAsDouble();
            }
        }
    }

    private OptionalDouble value(FeatureSlot slot, PatientPoints points, long asOf) {
        Series series = points.of(code);
        return switch (slot.statistic()) {
            case HOURS_SINCE_LAST -> hoursSinceLast(series, asOf);
            case TREND -> trend(series, slot.window(), asOf);
            case CTCAE_GRADE -> grade(points, series, slot.window(), asOf);
            default -> Exact.rounded(exact(slot, points, series, asOf));
        };
    }

    private Optional<Rational> exact(FeatureSlot slot, PatientPoints points, Series series, long asOf) {
        long after = asOf - slot.window().millis();
        Optional<Moment> newest = Moment.newest(series, code.decimals(), after, asOf);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Moment last = newest.get();
        return switch (slot.statistic()) {
            case LAST -> Optional.of(last.mean());
            case DELTA ->
                Moment.oldest(series, code.decimals(), after, last.time() - 1)
                        .map(first -> last.mean().minus(first.mean()));
            case DELTA_PREVIOUS ->
                Moment.newest(series, code.decimals(), after, last.time() - 1)
                        .map(previous -> last.mean().minus(previous.mean()));
            case RISE -> leastEarlier(series, after, last).map(last.mean()::minus);
            case RATIO_TO_MINIMUM ->
                leastEarlier(series, after, last)
                        .filter(least -> least.signum() != 0)
                        .map(last.mean()::dividedBy);
            case TIMES_UPPER_LIMIT -> UpperLimits.mean(series, code.decimals(), last);
            case PCT_CHANGE_BASELINE ->
                PreDose.of(points, code, asOf).flatMap(baseline -> baseline.percentChange(last.mean()));
            default -> throw new IllegalStateException(slot.statistic() + " is no statistic of a sparse measurement");
        };
    }

    private Optional<Rational> leastEarlier(Series series, long after, Moment last) {
        int from = series.firstAfter(after);
        if (from >= last.first()) {
            return Optional.empty();
        }
        long least = Long.MAX_VALUE;
        for (int i = from; i < last.first(); i++) {
            least = Math.min(least, series.value(i));
        }
        return Optional.of(Exact.decimal(least, code.decimals()));
    }

    /** A bound such as {@code <0.2} has no place on a line. */
    private OptionalDouble trend(Series series, Window window, long asOf) {
        PointSums sums = new PointSums(asOf, code.decimals());
        int end = series.firstAfter(asOf);
        for (int i = series.firstAfter(asOf - window.millis()); i < end; i++) {
            if (!series.remarked(i, Remark.CENSORED)) {
                sums.add(series.time(i), series.value(i));
            }
        }
        return sums.slopePerHour();
    }

    private OptionalDouble grade(PatientPoints points, Series series, Window lookback, long asOf) {
        if (!(code instanceof Analyte analyte)) {
            throw new IllegalStateException("no grade of " + code.code());
        }
        OptionalInt grade = Moment.newest(series, code.decimals(), asOf - lookback.millis(), asOf)
                .map(last -> new LabGrades(points, analyte, asOf).worst(last.first(), last.end()))
                .orElse(OptionalInt.empty());
        return grade.isPresent() ? OptionalDouble.of(grade.getAsInt()) : OptionalDouble.empty();
    }

    private static OptionalDouble hoursSinceLast(Series series, long asOf) {
        int newest = series.firstAfter(asOf) - 1;
        return newest < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(CorrectRounding.quotient(asOf - series.time(newest), MILLIS_PER_HOUR));
    }
}
