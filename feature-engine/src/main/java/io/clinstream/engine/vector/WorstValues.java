package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.chemistry.Oxygenation;
import io.clinstream.clinical.exact.Rational;
import io.clinstream.engine.catalog.DerivedMeasure;
import io.clinstream.engine.series.RollingSeries;
import io.clinstream.engine.series.Series;
import java.util.Optional;

/**
 * The worst values of a window {@code (after, until]} of 24 hours or longer; each is empty where nothing was measured.
 *
 * @param after epoch milliseconds
 * @param until epoch milliseconds
 */
record WorstValues(PatientPoints points, long after, long until) {

    /** How old the inspired oxygen may be that an oxygen tension is related to. */
    private static final long INSPIRED_LOOKBACK = 24 * 3_600_000L;

    /** The least value of a measurement. */
    Optional<Rational> least(MeasurementCode code) {
        return least(points.of(code), code.decimals());
    }

    /** The greatest value of a measurement. */
    Optional<Rational> greatest(MeasurementCode code) {
        Series series = points.of(code);
        int from = series.firstAfter(after);
        int end = series.firstAfter(until);
        long greatest = Long.MIN_VALUE;
        for (int i = from; i < end; i++) {
            greatest = Math.max(greatest, series.value(i));
        }
        return from == end ? Optional.empty() : Optional.of(Exact.decimal(greatest, code.decimals()));
    }

    /** The least mean arterial pressure, measured or computed from a reading. */
    Optional<Rational> meanPressure() {
        RollingSeries computed = points.derived(DerivedMeasure.MAP);
        return lesser(least(Signal.MAP), least(computed.points(), computed.decimals()));
    }

    private Optional<Rational> least(Series series, int decimals) {
        int from = series.firstAfter(after);
        int end = series.firstAfter(until);
        long least = Long.MAX_VALUE;
        for (int i = from; i < end; i++) {
            least = Math.min(least, series.value(i));
        }
        return from == end ? Optional.empty() : Optional.of(Exact.decimal(least, decimals));
    }

    /** The least oxygen tension over what was inspired then: the newest concentration of the 24 hours up to it. */
    Optional<Rational> oxygenation() {
        Series tension = points.of(Analyte.PAO2);
        Series inspired = points.of(Signal.FIO2);
        int end = tension.firstAfter(until);
        Optional<Rational> least = Optional.empty();
        for (int i = tension.firstAfter(after); i < end; i++) {
            long time = tension.time(i);
            Rational measured = Exact.decimal(tension.value(i), Analyte.PAO2.decimals());
            least = lesser(
                    least,
                    Moment.newest(inspired, Signal.FIO2.decimals(), time - INSPIRED_LOOKBACK, time)
                            .flatMap(percent -> Oxygenation.ratio(measured, percent.mean())));
        }
        return least;
    }

    private static Optional<Rational> lesser(Optional<Rational> one, Optional<Rational> other) {
        if (one.isEmpty() || (other.isPresent() && other.get().isBelow(one.get()))) {
            return other;
        }
        return one;
    }
}
