package io.clinstream.producer.source.ward;

import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.source.EventSource.CohortConsumer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Events that wait until they are due, so that a ward hands them over in the order in which they are sent. */
final class SendQueue {

    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private long made;

    void add(RawEvent event) {
        waiting.add(new Waiting(event, made));
        made++;
    }

    /** How many were ever added. */
    long made() {
        return made;
    }

    /** Hands over what is due before an instant. */
    void hand(CohortConsumer cohorts, Instant until) throws IOException {
        List<RawEvent> ready = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.element().event().due().isBefore(until)) {
            ready.add(waiting.remove().event());
        }
        if (!ready.isEmpty()) {
            cohorts.accept(ready);
        }
    }

    private record Waiting(RawEvent event, long number) implements Comparable<Waiting> {

        @Override
        public int compareTo(Waiting other) {
            int order = RawEvent.IN_ORDER.compare(event, other.event);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }
}
