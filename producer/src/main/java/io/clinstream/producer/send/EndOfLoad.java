package io.clinstream.producer.send;

import io.clinstream.producer.event.EventFields;
import io.clinstream.producer.event.EventIds;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last record of each patient's historical load: a reading without measurements, marked as the end. */
final class EndOfLoad {

    private final Map<String, EventFields> lastByPatient = new LinkedHashMap<>();

    void saw(EventFields event) {
        lastByPatient.put(event.patientId(), event);
    }

    List<RawEvent> markers() {
        return lastByPatient.values().stream()
                .map(EndOfLoad::marker)
                .map(marker -> RawEvent.of(RawTopic.VITALS, marker))
                .toList();
    }

    private static VitalSigns marker(EventFields last) {
        Instant end = last.availableAt().orElse(last.eventTime());
        return VitalSigns.newBuilder()
                .setEventId(EventIds.of("end-of-load", last.text("load_id"), last.patientId()))
                .setPatientId(last.patientId())
                .setStudyId(last.text("study_id"))
                .setSource(last.text("source"))
                .setEventTime(end)
                .setEventTimePrecision(TimePrecision.MILLI)
                .setClock(ClockMode.HISTORICAL)
                .setLoadId(last.text("load_id"))
                .setEndOfLoad(true)
                .build();
    }
}
