package io.clinstream.features.sink;

/** One consumer group carrying topics into a store. */
public interface Sink {

    /** Works until {@link #stop}; then leaves everything it read durable, as far as the store answers in time. */
    void run();

    /** Asks {@link #run} to end soon; from any thread. */
    void stop();
}
