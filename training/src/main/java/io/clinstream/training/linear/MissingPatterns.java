package io.clinstream.training.linear;

import io.clinstream.training.data.LabelledRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which inputs get an indicator of being missing. Statistics of one signal are missing together; they share one, which the
 * first of them bears. An input that is never missing has none.
 *
 * <p>Not a record: records and arrays do not go together.
 */
final class MissingPatterns {

    private final int[] bearers;

    private MissingPatterns(int[] bearers) {
        this.bearers = bearers;
    }

    /** The patterns of columns at these places. */
    static MissingPatterns of(LabelledRows rows, int[] places) {
        Map<BitSet, Integer> bearers = new LinkedHashMap<>();
        for (int input = 0; input < places.length; input++) {
            BitSet missing = new BitSet(rows.size());
            for (int row = 0; row < rows.size(); row++) {
                if (Float.isNaN(rows.value(row, places[input]))) {
                    missing.set(row);
                }
            }
            if (!missing.isEmpty()) {
                bearers.putIfAbsent(missing, input);
            }
        }
        List<Integer> inputs = new ArrayList<>(bearers.values());
        return new MissingPatterns(inputs.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The inputs that bear an indicator, in order. */
    int[] bearers() {
        return Arrays.copyOf(bearers, bearers.length);
    }
}
