package io.clinstream.producer.time;

import io.clinstream.producer.event.EventFields;
import io.clinstream.producer.event.EventIds;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.schema.ClockMode;
import java.time.Duration;
import java.util.Map;

/** How the time of a source becomes the time of its events. */
public sealed interface ReplayMode {

    /** The event as it is sent. Original bytes stay as they are. */
    RawEvent apply(RawEvent event);

    /** Whether each patient's last record is followed by an end-of-load marker. */
    default boolean endsLoad() {
        return false;
    }

    /** Times as recorded, clock LIVE: a simulated ward, an archive sent again. */
    record AsRecorded() implements ReplayMode {

        @Override
        public RawEvent apply(RawEvent event) {
            return event;
        }
    }

    /** A load of the past: times as recorded, clock HISTORICAL. */
    record Historical(String loadId) implements ReplayMode {

        @Override
        public RawEvent apply(RawEvent event) {
            return event.content()
                    .map(content -> RawEvent.of(
                            event.topic(),
                            new EventFields(content)
                                    .with(Map.of("clock", ClockMode.HISTORICAL, "load_id", loadId))
                                    .content()))
                    .orElse(event);
        }

        @Override
        public boolean endsLoad() {
            return true;
        }
    }

    /**
     * Every point in time moved, clock LIVE. The shift is part of the event ids: what is replayed at another time is
     * another event.
     */
    record Shifted(Duration by) implements ReplayMode {

        @Override
        public RawEvent apply(RawEvent event) {
            return event.content()
                    .map(EventFields::new)
                    .map(fields ->
                            fields.moved(by).with(Map.of("event_id", EventIds.of(fields.eventId(), by.toMillis()))))
                    .map(moved -> RawEvent.of(event.topic(), moved.content()))
                    .orElse(event);
        }
    }
}
