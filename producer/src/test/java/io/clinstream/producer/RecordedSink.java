package io.clinstream.producer;

import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.send.EventSink;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was given, and after how many events it was flushed. */
public final class RecordedSink implements EventSink {

    private final List<RawEvent> events = new ArrayList<>();
    private final List<Integer> flushes = new ArrayList<>();

    @Override
    public void send(RawEvent event) {
        events.add(event);
    }

    @Override
    public void flush() {
        flushes.add(events.size());
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    public List<RawEvent> events() {
        return events;
    }

    public List<Integer> flushes() {
        return flushes;
    }
}
