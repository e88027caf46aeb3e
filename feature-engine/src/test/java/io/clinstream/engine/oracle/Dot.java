package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.util.List;

/** A value at an instant. */
interface Dot {

    /** How long an hour is. */
    long HOUR = 3_600_000L;

    long time();

    /** Known only to the day, and standing at its midnight. */
    boolean dayOnly();

    BigDecimal value();

    /** Those of the last hours, the one exactly that old left out; a day is no instant of a shorter window. */
    static <D extends Dot> List<D> within(List<D> dots, long hours, long asOf) {
        return dots.stream()
                .filter(dot -> dot.time() <= asOf && dot.time() > asOf - hours * HOUR)
                .filter(dot -> hours >= 24 || !dot.dayOnly())
                .toList();
    }

    /** Those of the newest instant. */
    static <D extends Dot> List<D> newest(List<D> dots) {
        long newest = dots.stream().mapToLong(Dot::time).max().orElse(0);
        return at(dots, newest);
    }

    /** Those of the oldest instant. */
    static <D extends Dot> List<D> oldest(List<D> dots) {
        long oldest = dots.stream().mapToLong(Dot::time).min().orElse(0);
        return at(dots, oldest);
    }

    static <D extends Dot> List<D> at(List<D> dots, long time) {
        return dots.stream().filter(dot -> dot.time() == time).toList();
    }

    static <D extends Dot> List<D> before(List<D> dots, long time) {
        return dots.stream().filter(dot -> dot.time() < time).toList();
    }

    static List<BigDecimal> values(List<? extends Dot> dots) {
        return dots.stream().map(Dot::value).toList();
    }

    /** What was computed from something measured. */
    record Computed(long time, boolean dayOnly, BigDecimal value) implements Dot {}
}
