package io.clinstream.training.data;

import java.util.ArrayList;
import java.util.List;

/** The columns from which something can be learnt: those with two values at least, null being one. */
public final class InformativeColumns {

    private InformativeColumns() {}

    /** Names of these columns of {@code among}, in their order; those that are always null or constant are left out. */
    public static List<String> of(LabelledRows rows, List<String> among) {
        List<String> kept = new ArrayList<>();
        for (String column : among) {
            if (varies(rows, rows.place(column))) {
                kept.add(column);
            }
        }
        return kept;
    }

    private static boolean varies(LabelledRows rows, int place) {
        float first = rows.value(0, place);
        for (int row = 1; row < rows.size(); row++) {
            // Compare like a set does: NaN is equal to NaN.
            if (Float.compare(rows.value(row, place), first) != 0) {
                return true;
            }
        }
        return false;
    }
}
