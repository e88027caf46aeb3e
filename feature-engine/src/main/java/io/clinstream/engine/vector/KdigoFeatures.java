package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.exact.Rational;
import io.clinstream.clinical.renal.Kdigo;
import io.clinstream.engine.series.Series;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Stage of acute kidney injury: the newest creatinine of 7 days against those of the 48 hours and 7 days before it. */
final class KdigoFeatures implements SourceFeatures {

    private static final long TWO_DAYS = 48 * 3_600_000L;
    private static final long SEVEN_DAYS = 7 * 24 * 3_600_000L;
    private static final int DECIMALS = Analyte.CREATININE.decimals();

    private final List<FeatureSlot> slots;

    KdigoFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        Series series = points.of(Analyte.CREATININE);
        for (FeatureSlot slot : slots) {
            Optional<Moment> current =
                    Moment.newest(series, DECIMALS, asOf - slot.window().millis(), asOf);
            if (current.isPresent()) {
                OptionalInt stage = stage(series, current.get());
                if (stage.isPresent()) {
                    values[slot.index()] = stage.getAsInt();
                }
            }
        }
    }

    private static OptionalInt stage(Series series, Moment current) {
        return Kdigo.stage(
                current.mean(), leastBefore(series, current, TWO_DAYS), leastBefore(series, current, SEVEN_DAYS));
    }

    /** The least value in {@code [time − span, time)}; null without one. */
    private static @Nullable Rational leastBefore(Series series, Moment current, long span) {
        int from = series.firstAfter(current.time() - span - 1);
        if (from >= current.first()) {
            return null;
        }
        long least = Long.MAX_VALUE;
        for (int i = from; i < current.first(); i++) {
            least = Math.min(least, series.value(i));
        }
        return Exact.decimal(least, DECIMALS);
    }
}
