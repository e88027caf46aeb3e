package io.clinstream.streams.intake;

import static io.clinstream.clinical.RejectionReason.INVALID_CODE_VALUE;
import static io.clinstream.clinical.RejectionReason.NOT_A_NUMBER;
import static io.clinstream.clinical.RejectionReason.NO_MEASUREMENT;
import static io.clinstream.clinical.RejectionReason.UNKNOWN_CODE;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.normalisation.Normalisation;
import io.clinstream.clinical.normalisation.Normalised;
import io.clinstream.clinical.units.UnitTable;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.ReportStatus;
import io.clinstream.timeline.LogPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Laboratory results. The code may be ours, LOINC or SDTM. A bound ({@code <0.2}) keeps its number and its comparator
 * and is flagged CENSORED. A withdrawn result needs no value.
 */
final class LabIntake {

    IntakeOutcome take(LabResult raw, LogPosition position) {
        Optional<Analyte> analyte = analyte(raw);
        if (analyte.isEmpty()) {
            return refused(Rejection.of(UNKNOWN_CODE, "code"));
        }
        if (raw.getStatus() == ReportStatus.ENTERED_IN_ERROR) {
            return accepted(raw, position, withdrawal(raw, analyte.get()));
        }
        String comparator = raw.getComparator();
        if (comparator != null && !ResultText.isComparator(comparator)) {
            return refused(new Rejection(INVALID_CODE_VALUE, "comparator", "comparator must be one of <, <=, >, >="));
        }
        return raw.getValue() == null ? printed(raw, analyte.get(), position) : numeric(raw, analyte.get(), position);
    }

    private static Optional<Analyte> analyte(LabResult raw) {
        return Analyte.ofCode(raw.getCode())
                .or(() -> Analyte.ofLoinc(raw.getCode()))
                .or(() -> Analyte.ofSdtm(raw.getCode(), raw.getSpecimen()));
    }

    private static IntakeOutcome numeric(LabResult raw, Analyte analyte, LogPosition position) {
        Normalised normalised = Normalisation.normalise(analyte, raw.getValue(), raw.getUnit());
        return judged(raw, analyte, position, normalised, raw.getComparator(), Numbers.shortest(raw.getValue()));
    }

    private static IntakeOutcome printed(LabResult raw, Analyte analyte, LogPosition position) {
        String text = raw.getValueText();
        if (text == null || text.isBlank()) {
            return refused(new Rejection(NO_MEASUREMENT, "value", "a result has a value or a printed value"));
        }
        Optional<ResultText> result = ResultText.parse(text);
        if (result.isEmpty()) {
            return refused(new Rejection(NOT_A_NUMBER, "value_text", "a printed value is a number or a bound"));
        }
        String comparator = raw.getComparator() == null ? result.get().comparator() : raw.getComparator();
        Normalised normalised = Normalisation.normalise(analyte, result.get().number(), raw.getUnit());
        return judged(raw, analyte, position, normalised, comparator, text.strip());
    }

    private static IntakeOutcome judged(
            LabResult raw,
            Analyte analyte,
            LogPosition position,
            Normalised normalised,
            @Nullable String comparator,
            String original) {
        if (normalised instanceof Normalised.Refused refused) {
            return refused(new Rejection(refused.reason(), "value", refused.rule()));
        }
        Normalised.Accepted value = (Normalised.Accepted) normalised;
        boolean ahead = TimeRules.isAhead(raw.getEventTime(), position.appendTime());
        return accepted(
                raw,
                position,
                measurement(raw, analyte, original)
                        .setValueScaled(value.value().unscaled())
                        .setComparator(comparator)
                        .setFlags(MeasurementFlags.of(value.flags(), ahead, comparator != null))
                        .build());
    }

    private static Measurement withdrawal(LabResult raw, Analyte analyte) {
        Double value = raw.getValue();
        String text = raw.getValueText();
        String original = value == null ? (text == null ? "" : text) : Numbers.shortest(value);
        return measurement(raw, analyte, original).setFlags(List.of()).build();
    }

    private static Measurement.Builder measurement(LabResult raw, Analyte analyte, String original) {
        return Measurement.newBuilder()
                .setCode(analyte.code())
                .setDecimals(analyte.decimals())
                .setUnit(analyte.unit())
                .setOriginalValue(original)
                .setOriginalUnit(raw.getUnit())
                .setReferenceLowScaled(bound(analyte, raw.getReferenceLow(), raw.getUnit()))
                .setReferenceHighScaled(bound(analyte, raw.getReferenceHigh(), raw.getUnit()));
    }

    /** A limit of normal that cannot be read is no reason to refuse the result: it is left out. */
    private static @Nullable Long bound(Analyte analyte, @Nullable Double bound, @Nullable String unit) {
        if (bound == null || !Double.isFinite(bound)) {
            return null;
        }
        BigDecimal value = BigDecimal.valueOf(bound);
        Optional<BigDecimal> canonical = unit == null || unit.isBlank()
                ? Optional.of(value).filter(same -> UnitTable.of(analyte).hasOneMeaning())
                : UnitTable.convert(analyte, value, unit);
        return canonical
                .map(converted ->
                        ScaledValue.rounded(converted, analyte.decimals()).unscaled())
                .orElse(null);
    }

    private static IntakeOutcome accepted(LabResult raw, LogPosition position, Measurement measurement) {
        return new IntakeOutcome.Accepted(
                CanonicalEvents.from(Envelope.of(raw), EventKind.LAB, position)
                        .setPosition(raw.getPosition())
                        .setTimepoint(raw.getTimepoint())
                        .setVisit(raw.getVisit())
                        .setRepeat(raw.getRepeat())
                        .setSpecimen(raw.getSpecimen())
                        .setMeasurements(List.of(measurement))
                        .build(),
                List.of());
    }

    private static IntakeOutcome refused(Rejection rejection) {
        return new IntakeOutcome.Refused(rejection);
    }
}
