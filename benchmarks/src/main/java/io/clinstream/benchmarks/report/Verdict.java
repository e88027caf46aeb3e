package io.clinstream.benchmarks.report;

/**
 * A gate and what was measured.
 *
 * @param gate its name
 * @param condition what it asks
 * @param measured the figure
 * @param passed whether it is met
 */
public record Verdict(String gate, String condition, double measured, boolean passed) {

    /** Judges a figure; NaN, because it could not be measured, does not pass. */
    public static Verdict of(Gate gate, double measured) {
        return new Verdict(gate.id(), gate.condition(), measured, gate.passes(measured));
    }
}
