package io.clinstream.engine.vector;

import java.util.Arrays;

/** Spans of time, closed at both ends, in which something must be computed again; overlapping neighbours are joined. */
final class StaleSpans {

    private long[] starts = new long[4];
    private long[] ends = new long[4];
    private int size;

    /** Visits a span. */
    interface Visitor {
        void visit(long start, long end);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long start, long end) {
        for (int i = 0; i < size; i++) {
            if (start <= ends[i] && end >= starts[i]) {
                starts[i] = Math.min(start, starts[i]);
                ends[i] = Math.max(end, ends[i]);
                return;
            }
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    void clear() {
        size = 0;
    }

    /** Visits each span and forgets them all. */
    void drain(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.visit(starts[i], ends[i]);
        }
        size = 0;
    }
}
