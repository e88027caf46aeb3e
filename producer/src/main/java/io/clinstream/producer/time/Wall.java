package io.clinstream.producer.time;

import java.time.Duration;
import java.time.Instant;

/** The clock on the wall, waiting for it, and being told to stop. */
public interface Wall {

    /** Now. */
    Instant now();

    /** Waits so long, or until stopped. */
    void await(Duration duration);

    /** Whether a person has asked to stop. */
    boolean stopped();
}
