package io.clinstream.features.backfill.run;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** The rows of one date over all runs, in order. */
public final class MergedRows {

    private MergedRows() {}

    /**
     * Hands out every row of a date, by patient, instant and place in the log.
     *
     * @param day days since 1970
     * @param features number of features of a row
     */
    public static void forEach(List<RunFile> runs, long day, int features, Consumer<BackfillRow> each) {
        PriorityQueue<RunCursor> cursors = new PriorityQueue<>(Comparator.comparing(RunCursor::key));
        for (RunFile run : runs) {
            RunCursor cursor = new RunCursor(run, day, features);
            if (cursor.advance()) {
                cursors.add(cursor);
            }
        }
        while (!cursors.isEmpty()) {
            RunCursor least = cursors.remove();
            each.accept(least.row());
            if (least.advance()) {
                cursors.add(least);
            }
        }
    }
}
