package io.clinstream.producer.source;

import io.clinstream.producer.event.RawEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Gives events in the time of their source, clock LIVE and without load; how they are replayed is decided later. */
public interface EventSource {

    /** Name for ids, files and messages, such as {@code sdtm}. */
    String name();

    /**
     * Reads everything. Events come in cohorts: only one is held at a time,
     * and unless the source is chronological no patient is in two of them.
     *
     * @param skipped counts what is not sent, and why
     * @throws IOException if the source cannot be read; naming the place, where a file is broken
     */
    void read(CohortConsumer cohorts, Skipped skipped) throws IOException;

    /**
     * How far a replay may be moved: a source whose times are known only to the day moves by whole days.
     *
     * @return positive
     */
    Duration grain();

    /** How finely a historical load keeps the order of events across topics: events of one step may arrive mixed. */
    Duration step();

    /** Whether cohorts follow each other in time (a running ward), so that a paced replay need not hold them all. */
    default boolean chronological() {
        return false;
    }

    /** Takes the events of some patients, in any order. */
    @FunctionalInterface
    interface CohortConsumer {

        /** Takes one cohort. */
        void accept(List<RawEvent> cohort) throws IOException;
    }
}
