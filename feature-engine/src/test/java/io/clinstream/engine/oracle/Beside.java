package io.clinstream.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.engine.vector.FeatureVector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One patient of a published vector, put to the engine and to the oracle. Times in hours before noon of a day. */
final class Beside {

    private static final long NOON = RandomHistory.MIDNIGHT + 12 * Dot.HOUR;

    private final List<PatientEvent> events = new ArrayList<>();

    /** Measures something, unless the value is {@code "-"}. */
    Beside measure(double hoursBefore, String code, String value) {
        return measure(hoursBefore, code, value, "-", "-");
    }

    /** The same with limits of normal, {@code "-"} where the record has none. */
    Beside measure(double hoursBefore, String code, String value, String low, String high) {
        if (!value.equals("-")) {
            MeasurementCode of = MeasurementCode.ofCode(code).orElseThrow();
            Measurement measurement =
                    new Measurement(of, scaled(of, value), Set.of(), scaled(of, low), scaled(of, high));
            events.add(
                    of instanceof Signal
                            ? new VitalsReading(header(hoursBefore), List.of(measurement))
                            : new LabReport(header(hoursBefore), measurement));
        }
        return this;
    }

    /** Who it is; the first dose so many hours before, or null. */
    Beside subject(String sex, int age, @Nullable Double doseHoursBefore) {
        events.add(new SubjectRecord(
                header(0),
                sex,
                OptionalInt.of(2026 - age),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                doseHoursBefore == null ? OptionalLong.empty() : OptionalLong.of(time(doseHoursBefore)),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                null));
        return this;
    }

    /** What both say now, in the decimals of the expectation; null for no value. */
    Beside has(String vector, String feature, @Nullable String expected) {
        return hasAt(0, vector, feature, expected);
    }

    /** What both say at an hour before now. */
    Beside hasAt(double hoursBefore, String vector, String feature, @Nullable String expected) {
        Double said = Oracle.of(events).features(time(hoursBefore)).get(feature);
        assertThat(rounded(said, expected))
                .as("oracle: %s, %s", vector, feature)
                .isEqualTo(expected);
        FeatureVector computed = Comparison.history(events).features(time(hoursBefore));
        assertThat(computed.value(feature))
                .as("engine: %s, %s", vector, feature)
                .isEqualTo(said);
        return this;
    }

    private static @Nullable String rounded(@Nullable Double value, @Nullable String like) {
        if (value == null) {
            return null;
        }
        int decimals = like == null || !like.contains(".") ? 0 : like.length() - like.indexOf('.') - 1;
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static @Nullable ScaledValue scaled(MeasurementCode code, String value) {
        return value.equals("-") ? null : ScaledValue.rounded(new BigDecimal(value), code.decimals());
    }

    private static long time(double hoursBefore) {
        return NOON - Math.round(hoursBefore * Dot.HOUR);
    }

    private static EventHeader header(double hoursBefore) {
        return new EventHeader(
                "event",
                "PT00001",
                "STUDY1",
                null,
                "monitor",
                time(hoursBefore),
                TimePrecision.MILLI,
                OptionalLong.empty(),
                time(hoursBefore),
                RecordStatus.FINAL,
                1,
                ReadingContext.NONE);
    }
}
