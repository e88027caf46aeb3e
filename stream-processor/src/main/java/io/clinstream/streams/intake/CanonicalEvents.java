package io.clinstream.streams.intake;

import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.TimePrecision;
import io.clinstream.timeline.LogPosition;
import java.time.Instant;

/** Begins canonical events: envelope and lineage, and ticks, which have nothing else. */
final class CanonicalEvents {

    private CanonicalEvents() {}

    /** An event with everything but its content. */
    static CanonicalEvent.Builder from(Envelope envelope, EventKind kind, LogPosition position) {
        return CanonicalEvent.newBuilder()
                .setKind(kind)
                .setEventId(envelope.eventId())
                .setPatientId(envelope.patientId())
                .setStudyId(envelope.studyId())
                .setSiteId(envelope.siteId())
                .setSource(envelope.source())
                .setEventTime(envelope.eventTime())
                .setEventTimePrecision(envelope.precision())
                .setAvailableAt(envelope.availableAt())
                .setIngestedAt(Instant.ofEpochMilli(position.appendTime()))
                .setClock(envelope.clock())
                .setLoadId(envelope.clock() == ClockMode.HISTORICAL ? envelope.loadId() : null)
                .setStatus(envelope.status())
                .setVersion(envelope.version())
                .setSourceTopic(position.topic())
                .setSourcePartition(position.partition())
                .setSourceOffset(position.offset());
    }

    /** A tick; its append time, not this one, is the time it carries. */
    static CanonicalEvent tick(long time) {
        Instant instant = Instant.ofEpochMilli(time);
        return CanonicalEvent.newBuilder()
                .setKind(EventKind.TICK)
                .setEventId("tick-" + time)
                .setEventTime(instant)
                .setEventTimePrecision(TimePrecision.MILLI)
                .setIngestedAt(instant)
                .build();
    }
}
