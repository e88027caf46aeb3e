package io.clinstream.operations.calibration;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Rates that never fall as the total rises, by pooling adjacent violators.
 *
 * <p>Example: rates 1 %, 3 %, 2 % over 100 hours each become 1 %, 2.5 %, 2.5 %: the second and third violate the order
 * and share their events. Each pooled block then gets {@value #PRIOR_HOURS} further hours at the overall rate, so that
 * few hours cannot claim a rate of 0 or 1, and blocks that now violate the order are pooled again. A total never observed
 * says nothing: it takes the rate of the observed total below it, or of the lowest observed one.
 */
final class MonotoneRates {

    /** Weight of the prior, in patient-hours: about one patient's stay of median length. */
    static final int PRIOR_HOURS = 40;

    private MonotoneRates() {}

    private record Block(double events, double hours, int totals) {
        double rate() {
            return events / hours;
        }

        Block with(Block other) {
            return new Block(events + other.events, hours + other.hours, totals + other.totals);
        }
    }

    /**
     * Computes the rates.
     *
     * @param totals in order
     * @param baseRate overall rate, strictly between 0 and 1
     * @return one rate per total, never falling, each strictly between 0 and 1
     */
    static double[] of(List<TotalTally> totals, double baseRate) {
        if (!(baseRate > 0 && baseRate < 1)) {
            throw new IllegalArgumentException("the overall rate must lie strictly between 0 and 1 but is " + baseRate
                    + ": these patients have no events to calibrate on, or nothing else");
        }
        Deque<Block> smoothed = new ArrayDeque<>();
        for (Block block : pooled(totals)) {
            push(smoothed, block.with(new Block(PRIOR_HOURS * baseRate, PRIOR_HOURS, 0)));
        }
        return spread(smoothed, totals.size());
    }

    private static Deque<Block> pooled(List<TotalTally> totals) {
        Deque<Block> blocks = new ArrayDeque<>();
        int unobservedBelow = 0;
        for (TotalTally total : totals) {
            if (total.hours() > 0) {
                push(blocks, new Block(total.events(), total.hours(), 1 + unobservedBelow));
                unobservedBelow = 0;
            } else if (blocks.isEmpty()) {
                unobservedBelow++;
            } else {
                blocks.addLast(blocks.removeLast().with(new Block(0, 0, 1)));
            }
        }
        return blocks;
    }

    private static void push(Deque<Block> blocks, Block next) {
        Block block = next;
        while (!blocks.isEmpty() && blocks.getLast().rate() >= block.rate()) {
            block = blocks.removeLast().with(block);
        }
        blocks.addLast(block);
    }

    private static double[] spread(Deque<Block> blocks, int size) {
        double[] rates = new double[size];
        int from = 0;
        for (Block block : blocks) {
            Arrays.fill(rates, from, from + block.totals(), block.rate());
            from += block.totals();
        }
        return rates;
    }
}
