package io.clinstream.producer.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a source holds and is not sent, by reason, and what a simulation planted. Nothing is left out silently. */
public final class Skipped {

    private final Map<String, Long> counts = new TreeMap<>();

    /** Counts one. */
    public void count(String reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    /** All counts by reason, sorted. */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
