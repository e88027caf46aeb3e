package io.clinstream.operations.health;

import java.util.Set;

/**
 * One line of the health check.
 *
 * @param id short name that other lines and the runbook refer to, level first: {@code 0.3}
 * @param name what is checked, as a person reads it
 * @param needs ids of the lines without which this one says nothing, of this level or a lower one
 * @param probe how it is checked
 */
public record Check(String id, String name, Set<String> needs, Probe probe) {

    /** Copies the needs. */
    public Check {
        needs = Set.copyOf(needs);
        if (!id.matches("\\d\\.\\d+")) {
            throw new IllegalArgumentException("a check id is <level>.<number>, was " + id);
        }
    }

    /** Level of the line, the first number of its id. */
    public int level() {
        return id.charAt(0) - '0';
    }
}
