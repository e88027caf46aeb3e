package io.clinstream.benchmarks.run;

/**
 * One measured piece of work.
 *
 * @param measurements how many measurements were worked off
 * @param cpuSeconds CPU time of the contender's whole process
 * @param wallSeconds from the moment all of them were visible until all results were committed
 * @param collectionSeconds of the CPU time, garbage collection
 */
public record Slice(int measurements, double cpuSeconds, double wallSeconds, double collectionSeconds) {

    /** Measurements per second of CPU time. */
    public double perCpuSecond() {
        return measurements / cpuSeconds;
    }

    /** Measurements per second on the clock. */
    public double perWallSecond() {
        return measurements / wallSeconds;
    }
}
