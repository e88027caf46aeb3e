package io.clinstream.clinical.limits;

/**
 * The limits of one measurement in its canonical unit.
 *
 * @param possible outside of it a value is impossible: refused, never used, kept in the dead letter
 * @param usual outside of it a value is suspect: used, flagged and counted
 * @param source where the limits come from; {@code [U]} marks a clinical convention without a published source
 */
public record Limits(Interval possible, Interval usual, String source) {

    static Limits of(String possible, String usual, String source) {
        Interval everything = Interval.EVERYTHING;
        return new Limits(Interval.parse(possible), usual.isEmpty() ? everything : Interval.parse(usual), source);
    }
}
