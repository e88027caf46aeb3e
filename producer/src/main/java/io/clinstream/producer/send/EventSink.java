package io.clinstream.producer.send;

import io.clinstream.producer.event.RawEvent;

/** Where events go. Used by one thread. */
public interface EventSink extends AutoCloseable {

    /**
     * Hands over one event; may block while too many are not acknowledged.
     *
     * @throws SendException if sending makes no sense any more
     */
    void send(RawEvent event);

    /** Returns when everything handed over is acknowledged or has failed. */
    void flush();

    /** Flushes and lets go. */
    @Override
    void close();
}
