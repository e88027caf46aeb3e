package io.clinstream.benchmarks.contender;

import java.util.Map;

/** Something that reads measurements and writes results, with exactly-once, until it is closed. */
interface Contender extends AutoCloseable {

    /** Starts and returns when it is ready to work; facts about the start by name. */
    Map<String, Object> start() throws InterruptedException;

    /** Its configuration, for people. */
    Map<String, String> configuration();

    @Override
    void close();
}
