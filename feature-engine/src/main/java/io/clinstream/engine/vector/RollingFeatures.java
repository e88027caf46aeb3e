package io.clinstream.engine.vector;

import io.clinstream.engine.catalog.Statistic;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.CorrectRounding;
import io.clinstream.engine.exact.PointSums;
import io.clinstream.engine.series.RollingSeries;
import io.clinstream.engine.series.Series;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** The statistics of a series over its windows, from what the series keeps as time moves on. */
final class RollingFeatures implements SourceFeatures {

    /** The statistics it knows. */
    static final Set<Statistic> STATISTICS = EnumSet.of(
            Statistic.MEAN,
            Statistic.MIN,
            Statistic.MAX,
            Statistic.STD,
            Statistic.TREND,
            Statistic.COUNT,
            Statistic.DELTA,
            Statistic.LAST,
            Statistic.FRACTION,
            Statistic.ANY,
            Statistic.HOURS_SINCE_LAST);

    private static final long MILLIS_PER_HOUR = 3_600_000L;

    private final Function<PatientPoints, RollingSeries> series;
    private final List<FeatureSlot> slots;

    RollingFeatures(Function<PatientPoints, RollingSeries> series, List<FeatureSlot> slots) {
        this.series = series;
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        RollingSeries rolling = series.apply(points);
        for (FeatureSlot slot : slots) {
            OptionalDouble value = value(rolling, slot, asOf);
            if (value.isPresent()) {
                values[slot.index()] = value.getAsDouble();
            }
        }
    }

    private static OptionalDouble value(RollingSeries rolling, FeatureSlot slot, long asOf) {
        Window window = slot.window();
        return switch (slot.statistic()) {
            case MEAN -> rolling.sums(window).mean();
            case MIN -> scaled(rolling.least(window), rolling.decimals());
            case MAX -> scaled(rolling.greatest(window), rolling.decimals());
            case STD -> rolling.sums(window).sampleDeviation();
            case TREND -> rolling.sums(window).slopePerHour();
            case COUNT -> OptionalDouble.of((double) rolling.sums(window).count());
            case DELTA -> delta(rolling, window);
            case LAST -> latest(rolling, window, asOf);
            case FRACTION -> fraction(rolling, slot);
            case ANY -> any(rolling, slot);
            case HOURS_SINCE_LAST -> hoursSinceLast(rolling.points(), asOf);
            default -> throw new IllegalStateException(slot.statistic() + " is no statistic of a rolling series");
        };
    }

    private static OptionalDouble scaled(OptionalLong value, int decimals) {
        return value.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(CorrectRounding.quotient(value.getAsLong(), PointSums.powerOfTen(decimals)));
    }

    private static OptionalDouble latest(RollingSeries rolling, Window lookback, long asOf) {
        return Latest.of(rolling.points(), rolling.decimals(), lookback, asOf)
                .map(latest -> OptionalDouble.of(latest.value()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble fraction(RollingSeries rolling, FeatureSlot slot) {
        long points = rolling.sums(slot.window()).count();
        return points == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(CorrectRounding.quotient(rolling.count(slot.neededBurden()), points));
    }

    private static OptionalDouble any(RollingSeries rolling, FeatureSlot slot) {
        return rolling.sums(slot.window()).count() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(rolling.count(slot.neededBurden()) > 0 ? 1.0 : 0.0);
    }

    private static OptionalDouble hoursSinceLast(Series points, long asOf) {
        return points.size() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(CorrectRounding.quotient(asOf - points.time(points.size() - 1), MILLIS_PER_HOUR));
    }

    /** Newest minus oldest value; where several points share an instant, their exact mean. */
    private static OptionalDouble delta(RollingSeries rolling, Window window) {
        Series points = rolling.points();
        boolean withDays = window.admitsDayPrecision();
        int from = rolling.firstOf(window);
        int oldest = from;
        while (oldest < points.size() && !withDays && points.dayOnly(oldest)) {
            oldest++;
        }
        int newest = points.size() - 1;
        while (newest >= from && !withDays && points.dayOnly(newest)) {
            newest--;
        }
        if (oldest >= points.size() || newest < from || points.time(oldest) == points.time(newest)) {
            return OptionalDouble.empty();
        }
        Instant first = Instant.at(points, oldest, 1, from, withDays);
        Instant last = Instant.at(points, newest, -1, from, withDays);
        long unit = PointSums.powerOfTen(rolling.decimals());
        if (first.count == 1 && last.count == 1) {
            return OptionalDouble.of(CorrectRounding.quotient(last.sum - first.sum, unit));
        }
        BigInteger numerator = BigInteger.valueOf(last.sum)
                .multiply(BigInteger.valueOf(first.count))
                .subtract(BigInteger.valueOf(first.sum).multiply(BigInteger.valueOf(last.count)));
        BigInteger denominator = BigInteger.valueOf(first.count)
                .multiply(BigInteger.valueOf(last.count))
                .multiply(BigInteger.valueOf(unit));
        return OptionalDouble.of(CorrectRounding.quotient(numerator, denominator));
    }

    /** The points of one instant. */
    private record Instant(long sum, long count) {

        static Instant at(Series points, int start, int step, int from, boolean withDays) {
            long sum = 0;
            long count = 0;
            long time = points.time(start);
            for (int i = start; i >= from && i < points.size() && points.time(i) == time; i += step) {
                if (withDays || !points.dayOnly(i)) {
                    sum = Math.addExact(sum, points.value(i));
                    count++;
                }
            }
            return new Instant(sum, count);
        }
    }
}
