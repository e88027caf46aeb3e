package io.clinstream.operations.parity;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Offsets of one partition, one bit each. */
final class OffsetSet {

    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private final Map<Long, BitSet> pages = new TreeMap<>();
    private long size;

    /** Adds an offset; false where it was there. */
    boolean add(long offset) {
        BitSet page = pages.computeIfAbsent(offset >> BITS, unseen -> new BitSet());
        int bit = (int) (offset & MASK);
        if (page.get(bit)) {
            return false;
        }
        page.set(bit);
        size++;
        return true;
    }

    boolean has(long offset) {
        BitSet page = pages.get(offset >> BITS);
        return page != null && page.get((int) (offset & MASK));
    }

    long size() {
        return size;
    }

    /** Visits the offsets that are here and not in another set, in order. */
    void without(OffsetSet other, java.util.function.LongConsumer each) {
        pages.forEach((number, page) -> {
            BitSet left = (BitSet) page.clone();
            BitSet theirs = other.pages.get(number);
            if (theirs != null) {
                left.andNot(theirs);
            }
            for (int bit = left.nextSetBit(0); bit >= 0; bit = left.nextSetBit(bit + 1)) {
                each.accept((number << BITS) | bit);
            }
        });
    }
}
