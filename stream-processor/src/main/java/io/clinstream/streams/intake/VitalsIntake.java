package io.clinstream.streams.intake;

import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.Signal;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.MeasurementFlag;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.VitalSigns;
import io.clinstream.timeline.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Vital signs. A reading loses each impossible measurement and keeps the rest; one with none left is refused for its
 * first reason. A withdrawn reading is not judged by its values: it only names what it withdraws.
 */
final class VitalsIntake {

    IntakeOutcome take(VitalSigns raw, LogPosition position) {
        List<ReadingMeasurement> measurements = Reading.of(raw).measurements();
        if (raw.getEndOfLoad()) {
            return endOfLoad(raw, measurements, position);
        }
        if (measurements.isEmpty()) {
            return new IntakeOutcome.Refused(Rejection.of(RejectionReason.NO_MEASUREMENT));
        }
        boolean withdrawn = raw.getStatus() == ReportStatus.ENTERED_IN_ERROR;
        boolean ahead = TimeRules.isAhead(raw.getEventTime(), position.appendTime());
        List<Measurement> kept = new ArrayList<>();
        List<Rejection> lost = new ArrayList<>();
        for (ReadingMeasurement measurement : measurements) {
            Optional<Rejection> refusal = withdrawn ? Optional.empty() : measurement.refusal();
            refusal.ifPresentOrElse(lost::add, () -> kept.add(canonical(measurement, ahead)));
        }
        if (kept.isEmpty()) {
            return new IntakeOutcome.Refused(lost.get(0));
        }
        return new IntakeOutcome.Accepted(
                CanonicalEvents.from(Envelope.of(raw), EventKind.VITALS, position)
                        .setPosition(raw.getPosition())
                        .setTimepoint(raw.getTimepoint())
                        .setVisit(raw.getVisit())
                        .setRepeat(raw.getRepeat())
                        .setMeasurements(kept)
                        .setPartial(!lost.isEmpty())
                        .build(),
                lost);
    }

    private static IntakeOutcome endOfLoad(
            VitalSigns raw, List<ReadingMeasurement> measurements, LogPosition position) {
        Optional<Rejection> refusal = Rejection.when(
                        raw.getClock() != ClockMode.HISTORICAL,
                        RejectionReason.INVALID_CODE_VALUE,
                        "end_of_load",
                        "only a HISTORICAL load has an end")
                .or(() -> Rejection.when(
                        !measurements.isEmpty(),
                        RejectionReason.INCONSISTENT_VALUES,
                        "end_of_load",
                        "the end of a load carries no measurement"));
        return refusal.<IntakeOutcome>map(IntakeOutcome.Refused::new)
                .orElseGet(() -> new IntakeOutcome.Accepted(
                        CanonicalEvents.from(Envelope.of(raw), EventKind.END_OF_LOAD, position)
                                .build(),
                        List.of()));
    }

    private static Measurement canonical(ReadingMeasurement measurement, boolean ahead) {
        Signal signal = measurement.signal();
        var accepted = measurement.accepted();
        List<MeasurementFlag> flags =
                MeasurementFlags.of(accepted.map(value -> value.flags()).orElse(Set.of()), ahead, false);
        return Measurement.newBuilder()
                .setCode(signal.code())
                .setValueScaled(accepted.map(value -> value.value().unscaled()).orElse(null))
                .setDecimals(signal.decimals())
                .setUnit(signal.unit())
                .setOriginalValue(measurement.original())
                .setOriginalUnit(measurement.originalUnit())
                .setFlags(flags)
                .build();
    }
}
