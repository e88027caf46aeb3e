package io.clinstream.engine.vector;

import static io.clinstream.engine.history.Events.at;
import static io.clinstream.engine.history.Events.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.history.Events;
import io.clinstream.engine.history.PatientHistory;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One patient's laboratory in tests: what is drawn is known at once, hours count from {@link Events#MIDNIGHT}. */
final class Clinic {

    private final PatientHistory history = new PatientHistory();

    /** A result without limits of normal. */
    Clinic lab(double hours, Analyte analyte, String value) {
        return lab(at(hours), analyte, value, null, null);
    }

    /** A result with the limits of its record; null for one that is not reported. */
    Clinic lab(double hours, Analyte analyte, String value, @Nullable String low, @Nullable String high) {
        return lab(at(hours), analyte, value, low, high);
    }

    Clinic lab(Events.Header header, Analyte analyte, String value, @Nullable String low, @Nullable String high) {
        return lab(header, analyte, value, low, high, Set.of());
    }

    /** A result that is only a bound. */
    Clinic bound(double hours, Analyte analyte, String value) {
        return lab(at(hours), analyte, value, null, null, Set.of("CENSORED"));
    }

    private Clinic lab(
            Events.Header header,
            Analyte analyte,
            String value,
            @Nullable String low,
            @Nullable String high,
            Set<String> flags) {
        Measurement measurement =
                new Measurement(analyte, scaled(analyte, value), flags, limit(analyte, low), limit(analyte, high));
        return apply(new LabReport(header.header(), measurement));
    }

    /** A reading of signals and their values, alternating. */
    Clinic vitals(double hours, Object... signalsAndValues) {
        return apply(at(hours).reads(signalsAndValues));
    }

    /** A patient with a first dose; year of birth 1966. */
    Clinic dosed(double hours, String sex) {
        return subject(sex, OptionalInt.of(1966), OptionalInt.empty(), OptionalLong.of(hour(hours)));
    }

    Clinic subject(@Nullable String sex, OptionalInt birthYear, OptionalInt ageYears, OptionalLong firstDose) {
        return apply(new SubjectRecord(
                at(-1000).version(1, RecordStatus.FINAL).header(),
                sex,
                birthYear,
                ageYears,
                OptionalLong.empty(),
                OptionalLong.empty(),
                firstDose,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                null));
    }

    Clinic apply(PatientEvent event) {
        history.apply(event, hour(2000));
        return this;
    }

    @Nullable
    Double value(double hours, String feature) {
        return history.features(hour(hours)).value(feature);
    }

    void assertValue(double hours, String feature, double expected) {
        assertThat(value(hours, feature)).as(feature).isEqualTo(expected);
    }

    void assertNear(double hours, String feature, double expected) {
        assertThat(value(hours, feature)).as(feature).isCloseTo(expected, within(1e-9));
    }

    void assertNull(double hours, String feature) {
        assertThat(value(hours, feature)).as(feature).isNull();
    }

    static double days(double days) {
        return days * 24;
    }

    private static @Nullable ScaledValue limit(Analyte analyte, @Nullable String limit) {
        return limit == null ? null : scaled(analyte, limit);
    }

    private static ScaledValue scaled(MeasurementCode code, String value) {
        return ScaledValue.rounded(new BigDecimal(value), code.decimals());
    }
}
