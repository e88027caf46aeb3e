package io.clinstream.timeline.accepted;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.engine.history.Outcome;
import io.clinstream.schema.AcceptedAdverseEvent;
import io.clinstream.schema.AcceptedLab;
import io.clinstream.schema.AcceptedVital;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.timeline.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of silver: one per accepted measurement or report version, corrections and retractions included. Duplicates
 * have none, subjects neither.
 */
public record AcceptedRows(Topics topics) {

    /** A row and its topic. */
    public record Row(Topic topic, SpecificRecord value) {}

    /** Rows of one event; the outcomes are those of its measurements, in its order. */
    public List<Row> of(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
        List<Row> rows = new ArrayList<>();
        if (event.getKind() == EventKind.SUBJECT) {
            return rows;
        }
        ReadingDerivations derived = ReadingDerivations.of(event.getMeasurements());
        for (int index = 0; index < outcomes.size(); index++) {
            Outcome outcome = outcomes.get(index);
            if (outcome.disposition().accepted()) {
                Origin origin = new Origin(event, outcome, Instant.ofEpochMilli(knownAt), position, rows.size());
                rows.add(
                        switch (event.getKind()) {
                            case VITALS ->
                                new Row(
                                        topics.acceptedVitals(),
                                        vital(event.getMeasurements().get(index), derived, origin));
                            case LAB ->
                                new Row(
                                        topics.acceptedLabs(),
                                        lab(event.getMeasurements().get(index), origin));
                            default -> new Row(topics.acceptedAdverseEvents(), adverseEvent(origin));
                        });
            }
        }
        return rows;
    }

    /** What every row of an event carries besides its content. */
    private record Origin(CanonicalEvent event, Outcome outcome, Instant knownAt, LogPosition position, int sequence) {}

    private static AcceptedVital vital(Measurement measurement, ReadingDerivations derived, Origin origin) {
        CanonicalEvent event = origin.event();
        return AcceptedVital.newBuilder()
                .setEventId(event.getEventId())
                .setPatientId(event.getPatientId())
                .setStudyId(event.getStudyId())
                .setSiteId(event.getSiteId())
                .setSource(event.getSource())
                .setEventTime(event.getEventTime())
                .setEventTimePrecision(event.getEventTimePrecision())
                .setAvailableAt(event.getAvailableAt())
                .setClock(event.getClock())
                .setLoadId(event.getLoadId())
                .setStatus(event.getStatus())
                .setVersion(event.getVersion())
                .setPosition(event.getPosition())
                .setTimepoint(event.getTimepoint())
                .setVisit(event.getVisit())
                .setRepeat(event.getRepeat())
                .setCode(measurement.getCode())
                .setLoinc(loinc(measurement))
                .setValue(number(measurement.getValueScaled(), measurement))
                .setValueScaled(measurement.getValueScaled())
                .setDecimals(measurement.getDecimals())
                .setUnit(measurement.getUnit())
                .setOriginalValue(measurement.getOriginalValue())
                .setOriginalUnit(measurement.getOriginalUnit())
                .setComparator(measurement.getComparator())
                .setPulsePressure(derived.pulsePressure())
                .setMapDerived(derived.meanArterialPressure())
                .setShockIndex(derived.shockIndex())
                .setFlags(AcceptedFlags.of(measurement.getFlags(), origin.outcome()))
                .setSequence(origin.sequence())
                .setKnownAt(origin.knownAt())
                .setSourceTopic(event.getSourceTopic())
                .setSourcePartition(event.getSourcePartition())
                .setSourceOffset(event.getSourceOffset())
                .setCanonicalPartition(origin.position().partition())
                .setCanonicalOffset(origin.position().offset())
                .setIngestedAt(event.getIngestedAt())
                .build();
    }

    private static AcceptedLab lab(Measurement measurement, Origin origin) {
        CanonicalEvent event = origin.event();
        return AcceptedLab.newBuilder()
                .setEventId(event.getEventId())
                .setPatientId(event.getPatientId())
                .setStudyId(event.getStudyId())
                .setSiteId(event.getSiteId())
                .setSource(event.getSource())
                .setEventTime(event.getEventTime())
                .setEventTimePrecision(event.getEventTimePrecision())
                .setAvailableAt(event.getAvailableAt())
                .setClock(event.getClock())
                .setLoadId(event.getLoadId())
                .setStatus(event.getStatus())
                .setVersion(event.getVersion())
                .setPosition(event.getPosition())
                .setTimepoint(event.getTimepoint())
                .setVisit(event.getVisit())
                .setRepeat(event.getRepeat())
                .setCode(measurement.getCode())
                .setLoinc(loinc(measurement))
                .setValue(number(measurement.getValueScaled(), measurement))
                .setValueScaled(measurement.getValueScaled())
                .setDecimals(measurement.getDecimals())
                .setUnit(measurement.getUnit())
                .setOriginalValue(measurement.getOriginalValue())
                .setOriginalUnit(measurement.getOriginalUnit())
                .setComparator(measurement.getComparator())
                .setReferenceLow(number(measurement.getReferenceLowScaled(), measurement))
                .setReferenceHigh(number(measurement.getReferenceHighScaled(), measurement))
                .setSpecimen(event.getSpecimen())
                .setFlags(AcceptedFlags.of(measurement.getFlags(), origin.outcome()))
                .setSequence(origin.sequence())
                .setKnownAt(origin.knownAt())
                .setSourceTopic(event.getSourceTopic())
                .setSourcePartition(event.getSourcePartition())
                .setSourceOffset(event.getSourceOffset())
                .setCanonicalPartition(origin.position().partition())
                .setCanonicalOffset(origin.position().offset())
                .setIngestedAt(event.getIngestedAt())
                .build();
    }

    private static AcceptedAdverseEvent adverseEvent(Origin origin) {
        CanonicalEvent event = origin.event();
        return AcceptedAdverseEvent.newBuilder()
                .setEventId(event.getEventId())
                .setPatientId(event.getPatientId())
                .setStudyId(event.getStudyId())
                .setSiteId(event.getSiteId())
                .setSource(event.getSource())
                .setEventTime(event.getEventTime())
                .setEventTimePrecision(event.getEventTimePrecision())
                .setAvailableAt(event.getAvailableAt())
                .setClock(event.getClock())
                .setLoadId(event.getLoadId())
                .setStatus(event.getStatus())
                .setVersion(event.getVersion())
                .setFacts(event.getAdverseEvent())
                .setFlags(AcceptedFlags.of(List.of(), origin.outcome()))
                .setSequence(origin.sequence())
                .setKnownAt(origin.knownAt())
                .setSourceTopic(event.getSourceTopic())
                .setSourcePartition(event.getSourcePartition())
                .setSourceOffset(event.getSourceOffset())
                .setCanonicalPartition(origin.position().partition())
                .setCanonicalOffset(origin.position().offset())
                .setIngestedAt(event.getIngestedAt())
                .build();
    }

    private static @Nullable String loinc(Measurement measurement) {
        return MeasurementCode.ofCode(measurement.getCode())
                .flatMap(code -> code.loincCodes().stream().findFirst())
                .orElse(null);
    }

    private static @Nullable Double number(@Nullable Long scaled, Measurement measurement) {
        return scaled == null ? null : new ScaledValue(scaled, measurement.getDecimals()).toDouble();
    }
}
