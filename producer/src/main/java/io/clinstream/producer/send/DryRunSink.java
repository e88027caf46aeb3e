package io.clinstream.producer.send;

import io.clinstream.producer.event.RawEvent;

/** Sends nothing and counts as if all were acknowledged: what would a run send? */
public final class DryRunSink implements EventSink {

    private final DeliveryTally tally;

    /** Counts into {@code tally}. */
    public DryRunSink(DeliveryTally tally) {
        this.tally = tally;
    }

    @Override
    public void send(RawEvent event) {
        tally.sent(event.topic());
        tally.acknowledged(event.topic());
    }

    @Override
    public void flush() {
        // Nothing is under way.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
