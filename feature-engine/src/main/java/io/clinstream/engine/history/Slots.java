package io.clinstream.engine.history;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The places of a patient's events in its store. A place whose event is forgotten is taken by the next one, so that
 * forgetting writes nothing and the store of a patient stays as large as what is remembered.
 */
final class Slots {

    private final BitSet taken = new BitSet();
    private int[] held = new int[8];

    /** The place for the next event; taken with the first {@link #hold}. */
    int next() {
        return taken.nextClearBit(0);
    }

    /** One more statement stands in the place. */
    void hold(int slot) {
        if (slot >= held.length) {
            held = Arrays.copyOf(held, Math.max(slot + 1, held.length * 2));
        }
        held[slot]++;
        taken.set(slot);
    }

    /** A statement of the place is not needed any more; the place is free with its last one. */
    void release(int slot) {
        held[slot]--;
        if (held[slot] == 0) {
            taken.clear(slot);
        }
    }
}
