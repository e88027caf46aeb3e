package io.clinstream.producer.send;

/** Shows a person how far a run is. */
public interface Progress extends AutoCloseable {

    /** More events are known to come. */
    void expect(long more);

    /** One event was handed over. */
    void step();

    /** Ends the display. */
    @Override
    void close();
}
