package io.clinstream.features.columnar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** In which order the rows stand in the file. */
final class RowOrder {

    private RowOrder() {}

    /** As they came. */
    static int[] asTheyCame(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    /** By text, then by number, then as they came. */
    static int[] by(TextColumn text, NumberColumn number, int rows) {
        TextDictionary distinct = new TextDictionary(text, rows);
        int[] group = new int[rows];
        for (int row = 0; row < rows; row++) {
            group[row] = distinct.indexOf(row);
        }
        int[] start = starts(text, distinct, group);
        int[] ends = start.clone();
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) {
            order[ends[group[row]]++] = row;
        }
        for (int each = 0; each < start.length; each++) {
            sortByNumber(order, start[each], ends[each], number.values());
        }
        return order;
    }

    /** Where each group's rows begin, groups in the order of their text. */
    private static int[] starts(TextColumn text, TextDictionary distinct, int[] group) {
        int[] counts = new int[distinct.size()];
        for (int each : group) {
            counts[each]++;
        }
        int[] starts = new int[counts.length];
        int[] ranked = IntStream.range(0, counts.length)
                .boxed()
                .sorted((one, other) -> text.compare(distinct.row(one), distinct.row(other)))
                .mapToInt(Integer::intValue)
                .toArray();
        int at = 0;
        for (int each : ranked) {
            starts[each] = at;
            at += counts[each];
        }
        return starts;
    }

    private static void sortByNumber(int[] order, int from, int to, long[] number) {
        boolean sorted = true;
        for (int at = from + 1; at < to && sorted; at++) {
            sorted = number[order[at - 1]] <= number[order[at]];
        }
        if (!sorted) {
            Integer[] rows = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
            Arrays.sort(rows, Comparator.comparingLong(row -> number[row]));
            for (int at = from; at < to; at++) {
                order[at] = rows[at - from];
            }
        }
    }
}
