package io.clinstream.operations.health;

/** Looks at one part of the running system. */
@FunctionalInterface
public interface Probe {

    /**
     * Looks once. Runs on a thread of its own and is interrupted when its time is up.
     *
     * @return what was found; never {@link Verdict.Blocked}, which only the graph decides
     * @throws Exception where the part cannot be reached; its message becomes the reason of the failed line
     */
    Verdict look() throws Exception;
}
